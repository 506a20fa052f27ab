-- The rules by which lost points are borne, in the order in which they are tried (`borne_losses`): what each says, when, on what ground.
create or replace view bearing_rules as
select
    rules.position,
    rules.bearer,
    rules.condition,
    rules.meaning,
    rules.basis,
    rules.source_id
from (
    values
    (
        1,
        'mixed',
        'Dòng có cả điểm thẩm định và điểm điều tra xã hội học',
        'Để riêng, không tính cho ai: bảng điểm không tách được hai phần',
        'Quy ước của phần mềm',
        null
    ),
    (
        2,
        'survey',
        'Dòng chấm bằng điểm điều tra, hoặc tên của nó hay của mục trên nó nói là điều tra xã hội học',
        'Để riêng, không tính cho ai: người được hỏi chấm',
        'Quy ước của phần mềm',
        null
    ),
    (
        3,
        'rules',
        'Bảng điểm năm trước có từng tiêu chí, nhưng không có tiêu chí này, hoặc có với điểm tối đa khác',
        'Để riêng, không tính cho ai: năm đầu theo quy định mới',
        'Quy ước của phần mềm',
        null
    ),
    (
        4,
        'owner',
        'Bảng phân công của năm có người phụ trách chính tiêu chí ấy; không có thì của tiêu chí cấp trên, rồi của lĩnh vực',
        'Tính cho người phụ trách vào cuối năm ấy; «nay phụ trách» theo bảng phân công mới nhất, tìm tiêu chí theo tên',
        'Kết luận của giám đốc một sở năm 2021: tiêu chí bị trừ điểm thì trưởng phòng, trưởng đơn vị trực tiếp tham mưu chịu trách '
        'nhiệm, gắn với đánh giá, xếp loại hằng năm. Cơ quan khác theo văn bản của mình',
        'SEED1'
    ),
    (
        5,
        'nobody',
        'Không bảng phân công nào nêu người phụ trách',
        'Nêu rõ là chưa có ai, không chia cho người khác',
        'Quy ước của phần mềm',
        null
    ),
    (
        6,
        'rest',
        'Phần điểm trừ của các lĩnh vực mà không tiêu chí nào nêu',
        'Nêu riêng, để tổng đúng bằng điểm trừ của cả bảng',
        'Quy ước của phần mềm',
        null
    )
) as rules (position, bearer, condition, meaning, basis, source_id);
