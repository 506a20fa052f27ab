-- The one rule of gaps: what is told of a group as such (a place, a percentile, a median, quartiles) is told where nine in ten of it
-- are known. A group of unknown size is never known to be so.
create or replace macro nearly_whole(held, size) as coalesce(held >= 0.9 * size, false);

-- The rules of comparison in their order: the verdict each gives, when, why, what may be compared instead, on what
-- ground. `queries/comparisons/comparability.sql` finds who breaks them;
-- `cchc/sentences/comparability.py` puts that into words in place of {detail}.
create or replace view comparison_rules as
select
    rules.position,
    rules.rule,
    rules.verdict,
    rules.title,
    rules.condition,
    rules.reason,
    rules.allowed,
    rules.basis
from (
    values
    (
        0,
        'comparable',
        'comparable',
        'Không vướng quy tắc nào',
        'Không quy tắc nào dưới đây đúng với các số được so',
        'Cùng chỉ số, cùng nhóm xếp hạng, cùng loại kỳ, không đổi bộ tiêu chí và cách tính.',
        'So điểm, tỷ lệ đạt, xếp hạng và khoảng cách đến trung vị',
        ''
    ),
    (
        1,
        'index',
        'not_comparable',
        'Khác chỉ số',
        'Trong các số được so có từ hai chỉ số trở lên',
        'Khác chỉ số: {detail}.',
        'Xem từng chỉ số riêng, hoặc so vị trí tương đối (bách phân vị) của mỗi chỉ số',
        'Mỗi chỉ số do cơ quan khác nhau công bố, có đối tượng và thang điểm riêng'
    ),
    (
        2,
        'cohort',
        'not_comparable',
        'Khác nhóm xếp hạng',
        'Có từ hai nhóm xếp hạng trở lên: tỉnh; sở, ban, ngành; cấp huyện; cấp xã; cơ quan trung ương',
        'Khác nhóm xếp hạng: {detail}.',
        'So trong từng nhóm',
        'QĐ 876/QĐ-BNV ngày 10/11/2022 (bộ và tỉnh chấm riêng); quyết định của từng tỉnh chấm riêng sở và xã'
    ),
    (
        3,
        'period_type',
        'not_comparable',
        'Khác loại kỳ',
        'Có từ hai loại kỳ trở lên: tháng, quý, 6 tháng, 9 tháng, năm',
        'Khác loại kỳ: {detail}.',
        'So tháng với tháng, quý với quý, năm với năm',
        'Số của kỳ dài cộng dồn số của kỳ ngắn (quy ước của phần mềm)'
    ),
    (
        4,
        'overlap',
        'not_comparable',
        'Kỳ chồng lên nhau',
        'Hai kỳ khác nhau, hoặc hai lần chụp của một kỳ, có chung ít nhất một tháng',
        'Các kỳ chồng lên nhau: {detail}.',
        'So với cùng kỳ năm trước, hoặc với kỳ liền trước không chồng lên',
        'Một phần số liệu được tính ở cả hai kỳ (quy ước của phần mềm)'
    ),
    (
        5,
        'framework',
        'partial',
        'Khác bộ tiêu chí',
        'Các số được so thuộc từ hai bộ chỉ số trở lên',
        'Khác bộ tiêu chí: {detail}.',
        'So tỷ lệ đạt, xếp hạng, khoảng cách đến trung vị; không so điểm, không nối điểm thành một đường',
        'Các quyết định ban hành bộ chỉ số, xem bảng «Bộ chỉ số»'
    ),
    (
        6,
        'framework_unknown',
        'partial',
        'Chưa rõ bộ tiêu chí',
        'Có số chưa rõ bộ chỉ số, và các số được so không cùng một bảng xếp hạng',
        'Chưa rõ bộ tiêu chí: {detail}.',
        'So tỷ lệ đạt và xếp hạng; chỉ so điểm khi biết hai bộ chỉ số là một',
        'Các quyết định ban hành bộ chỉ số, xem bảng «Bộ chỉ số»'
    ),
    (
        7,
        'index_break',
        'partial',
        'Chỉ số đổi cách tính',
        'Giữa năm đầu và năm cuối được so có năm đổi cách tính điểm: năm đầu < năm đổi ≤ năm cuối. Chỉ đổi ngưỡng xếp nhóm, hoặc chỉ đổi '
        'số tỉnh được công bố, thì điểm vẫn so được',
        'Đổi cách tính: {detail}.',
        'So xếp hạng và khoảng cách đến trung vị; không nối điểm qua năm đổi',
        'Văn bản và báo cáo của cơ quan công bố, xem bảng «Năm đổi cách tính»'
    ),
    (
        8,
        'max_score',
        'partial',
        'Khác điểm tối đa',
        'Điểm tối đa của các đơn vị được so khác nhau',
        'Khác điểm tối đa: {detail} điểm.',
        'So tỷ lệ đạt = điểm đạt ÷ điểm tối đa; không so điểm',
        'Tỷ lệ đạt là số duy nhất so được khi điểm tối đa khác nhau (như khi mỗi đơn vị chỉ chấm những tiêu chí thuộc mình)'
    ),
    (
        9,
        'counted_on',
        'partial',
        'Khác cách tính',
        'Số hồ sơ trễ hạn, hoặc tỷ lệ hoàn thành nhiệm vụ, của các đơn vị hay các kỳ được so tính trên những cơ sở khác nhau',
        'Khác cách tính: {detail}.',
        'So số trễ hạn, tỷ lệ hoàn thành trong từng cách tính; số tiếp nhận, đã giải quyết, được giao vẫn so được',
        'Trễ hạn chỉ tính ở hồ sơ đã giải quyết thì không có hồ sơ đang giải quyết quá hạn (quy ước của phần mềm)'
    ),
    (
        10,
        'era',
        'partial',
        'Tỉnh trước và sau sắp xếp',
        'Có cả tỉnh đến 30/06/2025 (63 tỉnh cũ) và tỉnh mới từ 01/07/2025 (34 tỉnh mới)',
        'Tỉnh trước và sau sắp xếp là những đơn vị khác nhau: {detail}.',
        'Đặt cạnh nhau thành các dòng riêng; không cộng, không lấy trung bình, không nối thành một đường',
        'Nghị quyết 202/2025/QH15 ngày 12/06/2025'
    ),
    (
        11,
        'unit_merger',
        'partial',
        'Đơn vị được hợp nhất',
        'Có số của một đơn vị sau khi hợp nhất và số của chính tên ấy hoặc của đơn vị nhập vào trước đó',
        'Đơn vị được hợp nhất: {detail}.',
        'Đặt số của các đơn vị trước hợp nhất cạnh nhau; không cộng, không lấy trung bình',
        'Nghị định 45/2025/NĐ-CP ngày 28/02/2025, hiệu lực từ 01/03/2025'
    ),
    (
        12,
        'out_of',
        'partial',
        'Xếp hạng trên tổng số khác nhau hoặc chưa rõ',
        'Tổng số đơn vị được xếp hạng khác nhau giữa các bảng xếp hạng, hoặc có bảng không nêu tổng số',
        'Xếp hạng trên tổng số khác nhau hoặc chưa rõ: {detail}.',
        'So hạng kèm tổng số (6/19), hoặc bách phân vị; không so số hạng trần',
        'Hạng chỉ có nghĩa trong danh sách của nó (quy ước của phần mềm)'
    ),
    (
        13,
        'coverage',
        'partial',
        'Chưa đủ đơn vị có số liệu',
        'Số đơn vị có số liệu ít hơn tổng số đơn vị được xếp hạng, hoặc ít hơn số thành viên của nhóm',
        'Chưa đủ đơn vị: {detail}.',
        'Hạng đã công bố vẫn đúng; dưới chín phần mười nhóm có số liệu thì không có trung vị, khoảng giữa, vị trí trên thang 100, không xếp thứ '
        'trong nhóm, trừ đơn vị mà mọi đơn vị hơn nó đều đã biết',
        'Độ phủ được nêu như 38/63; không suy ra số của đơn vị còn thiếu (quy ước của phần mềm)'
    ),
    (
        14,
        'missing',
        'partial',
        'Thiếu số liệu',
        'Đơn vị được chọn không có số liệu ở ít nhất một năm được chọn',
        'Thiếu số liệu: {detail}.',
        'So các đơn vị và các năm có số liệu; chỗ thiếu để trống, không phải là 0',
        'Không có số khác với bằng 0 (quy ước của phần mềm)'
    ),
    (
        15,
        'unsure',
        'partial',
        'Có số chưa chắc chắn',
        'Có số tạm tính, suy ra, chưa chắc chắn, thiếu lĩnh vực, hoặc các nguồn nêu khác nhau',
        'Có số chưa chắc chắn: {detail}.',
        'Dùng để tham khảo; đối chiếu nguồn trước khi nêu trong báo cáo',
        'Tính chất của từng số, xem cột «Tính chất số liệu»'
    ),
    (
        16,
        'computed',
        'partial',
        'Lẫn số công bố và số tính lại',
        'Một phần (không phải tất cả) các số do phần mềm tính từ số thành phần',
        'Lẫn số công bố và số phần mềm tính: {detail}.',
        'Chênh lệch nhỏ giữa hai loại số có thể do làm tròn',
        'Tính chất của từng số, xem cột «Tính chất số liệu»'
    )
) as rules (position, rule, verdict, title, condition, reason, allowed, basis);

-- How a framework is called: by its decision, else its name. A unit's total names its framework; that of PAR INDEX
-- is known by the year, where the Ministry of Home Affairs issued one for provinces and the years are known.
create or replace view framework_names as
select
    current_frameworks.framework_id as framework_key,
    any_value(coalesce('QĐ ' || current_frameworks.decision, current_frameworks.name)) as framework
from current_frameworks
group by current_frameworks.framework_id
union all
select
    'PAR ' || cast(years.year as varchar) as framework_key,
    max(
        coalesce(
            'QĐ ' || current_frameworks.decision,
            'PAR INDEX ' || cast(current_frameworks.year_from as varchar)
        )
    ) as framework
from current_frameworks
inner join (select unnest(range(2005, 2100)) as year) as years
    on years.year between current_frameworks.year_from
    and coalesce(current_frameworks.year_to, current_frameworks.year_from)
where current_frameworks.level = 'province' and current_frameworks.issuer = 'Bộ Nội vụ'
group by years.year;
