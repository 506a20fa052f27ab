-- What needs attention: the rules in their order, which «Cách tính» shows, `queries/attention/` finds and `cchc/store/attention.py` puts together. A rule
-- hits from its threshold on; `page` is where a hit leads.
create or replace view attention_rules as
select
    rules.position,
    rules.rule,
    rules.page,
    rules.threshold,
    rules.title,
    replace(rules.condition, '{threshold}', cast(rules.threshold as varchar)) as condition,
    rules.stake
from (
    values
    (
        1,
        'target_missed',
        'chi_tieu',
        0,
        'Không đạt chỉ tiêu',
        'Số của chính kỳ chỉ tiêu kém mức phải đạt, khi kỳ ấy đã hết; hoặc đã vượt mức trần',
        'Chỉ tiêu về điểm: số điểm còn thiếu. Chỉ tiêu khác: điểm tối đa của lĩnh vực liên quan × phần còn thiếu'
    ),
    (
        2,
        'target_behind',
        'chi_tieu',
        0,
        'Có thể không đạt chỉ tiêu',
        'Số mới nhất, hoặc số cuối kỳ nếu giữ đà hiện nay, kém mức phải đạt của kỳ chưa hết hay sắp tới (trong 1 năm); '
        'hoặc kỳ ấy đã hết mà mới có số của kỳ khác, kém mức ấy',
        'Như trên'
    ),
    (
        3,
        'repeated_deduction',
        'diem_tru',
        2,
        'Mất điểm lặp lại',
        'Cùng một tiêu chí (bảng không có tiêu chí thì cùng một lĩnh vực) mất điểm từ {threshold} năm có bảng điểm liền nhau, đến năm mới nhất',
        'Số điểm mất ở năm mới nhất'
    ),
    (
        4,
        'rate_falling',
        'ho_so',
        3,
        'Tỷ lệ giảm liên tiếp',
        'Tỷ lệ đúng hạn, trực tuyến, thanh toán trực tuyến hoặc số hóa giảm {threshold} kỳ cùng loại liền nhau, đến kỳ mới nhất',
        'Điểm tối đa của lĩnh vực liên quan × mức giảm'
    ),
    (
        5,
        'overdue_tasks',
        'nhiem_vu',
        1,
        'Nhiệm vụ quá hạn',
        'Từ {threshold} nhiệm vụ quá hạn, chưa xong hoặc xong muộn; văn bản không nêu thì lấy đến hạn − đã hoàn thành. '
        'Không biết hạn thì không coi là quá hạn',
        'Điểm tối đa của lĩnh vực chỉ đạo, điều hành × phần quá hạn trong số nhiệm vụ'
    ),
    (
        6,
        'late_dossiers',
        'ho_so',
        1,
        'Hồ sơ trễ hạn',
        'Từ {threshold} hồ sơ trễ hạn trong kỳ mới nhất, đã hoặc đang giải quyết',
        'Điểm tối đa của lĩnh vực thủ tục hành chính × tỷ lệ trễ hạn'
    ),
    (
        7,
        'deadline_near',
        'nhiem_vu',
        30,
        'Nhiệm vụ sắp đến hạn',
        'Có nhiệm vụ chưa xong đến hạn trong {threshold} ngày tới',
        'Điểm tối đa của lĩnh vực chỉ đạo, điều hành × phần sắp đến hạn trong số nhiệm vụ'
    ),
    (
        8,
        'report_due',
        'lich',
        15,
        'Sắp đến hạn theo lịch chấm điểm',
        'Mốc của lịch chấm điểm (báo cáo, tự đánh giá …) trong {threshold} ngày tới',
        'Không ước tính'
    ),
    (
        9,
        'stale_data',
        'nap_du_lieu',
        3,
        'Thiếu số liệu hoặc số liệu cũ',
        'Kỳ mới nhất của hồ sơ hoặc nhiệm vụ đã hết quá {threshold} tháng, kết quả chấm điểm quá {threshold} tháng sau khi hết '
        'năm kế tiếp; hoặc chưa có số liệu nào',
        'Không ước tính: chưa biết thì chưa mất điểm nào'
    ),
    (
        10,
        'largest_deduction',
        'diem_tru',
        0,
        'Lĩnh vực mất nhiều điểm nhất',
        'Lĩnh vực có điểm trừ lớn nhất ở năm mới nhất, khi chính lĩnh vực ấy chưa được nêu là mất điểm lặp lại',
        'Số điểm bị trừ'
    ),
    (
        11,
        'late_remedies',
        'khac_phuc',
        1,
        'Việc khắc phục quá hạn',
        'Từ {threshold} việc của sổ khắc phục chưa xong mà hạn đã qua; hạn ghi bằng lời không tính',
        'Điểm của các hạn chế mà những việc ấy khắc phục'
    ),
    (
        12,
        'due_remedies',
        'khac_phuc',
        30,
        'Việc khắc phục sắp đến hạn',
        'Có việc của sổ khắc phục chưa xong đến hạn trong {threshold} ngày tới',
        'Điểm của các hạn chế mà những việc ấy khắc phục'
    )
) as rules(position, rule, page, threshold, title, condition, stake);

-- Which areas of a score sheet the figures of the year weigh in, told by words of the area's title.
create or replace view attention_areas as
select
    areas.topic,
    areas.words
from (
    values
    ('dossiers', 'thủ tục hành chính'),
    ('online', 'hiện đại|điện tử|chính quyền số|chuyển đổi số|công nghệ thông tin'),
    ('tasks', 'điều hành'),
    ('money', 'tài chính')
) as areas(topic, words);
