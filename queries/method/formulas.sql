-- one row per formula by which a figure is computed, in reading order: what it is, how, what else to know, on what ground.
-- Whoever adds a figure adds its row here: the page «Cách tính» shows it.
select
    formulas.topic,
    formulas.title,
    formulas.formula,
    formulas.note,
    formulas.basis
from (
    values
    (
        0.5,
        'Điểm',
        'Điểm đạt',
        'như quyết định hoặc phiếu chấm điểm ghi, sau thẩm định',
        'Chưa có thì để trống («—»), không coi là 0',
        'Phiếu chấm điểm của bộ chỉ số'
    ),
    (
        1,
        'Điểm',
        'Điểm trừ',
        'điểm tối đa − điểm đạt',
        'Điểm trừ của mục cha là tổng điểm trừ của các mục con; điểm thưởng và điểm phạt tính riêng',
        'Phiếu chấm điểm của bộ chỉ số'
    ),
    (
        2,
        'Điểm',
        'Tỷ lệ đạt',
        '100 × điểm đạt ÷ điểm tối đa',
        'Tỷ lệ in sẵn được dùng khi nguồn không nêu điểm; số duy nhất so được khi điểm tối đa khác nhau',
        'Cách công bố của các tỉnh'
    ),
    (
        2.1,
        'Điểm',
        'Tỷ trọng điểm trừ',
        '100 × điểm trừ của mục ÷ tổng điểm trừ của các mục trong bảng',
        'Lũy kế: cộng dần từ mục mất nhiều nhất',
        'Quy ước của phần mềm'
    ),
    (
        3,
        'Điểm',
        'Thay đổi giữa hai năm',
        'do đổi quy định + lấy lại − mới mất + khác',
        'Tính ở mục nhỏ nhất mà cả hai năm đều có; tổng các phần đúng bằng thay đổi của cả bảng. Không so được điểm (khác bộ chỉ số, chưa rõ bộ chỉ số, khác điểm tối đa) thì tính trên tỷ lệ đạt: điểm của mỗi năm ÷ điểm tối đa của năm ấy × 100',
        'Quy ước của phần mềm'
    ),
    (
        3.1,
        'Điểm',
        'Do đổi quy định',
        'điểm năm trước × (điểm tối đa mới − cũ) ÷ điểm tối đa cũ',
        'Tiêu chí mới: cả điểm đạt; tiêu chí bỏ: trừ cả điểm đã đạt; tiêu chí chuyển sang lĩnh vực khác: điểm cũ rời mục cũ và theo sang mục mới',
        'Quy ước của phần mềm'
    ),
    (
        3.2,
        'Điểm',
        'Lấy lại, mới mất, mất lại',
        'phần còn lại của thay đổi: tăng là lấy lại, giảm là mới mất; mất lại = điểm trừ năm sau − mới mất',
        'Mất lại là phần mất ở cả hai năm, không làm điểm thay đổi',
        'Quy ước của phần mềm'
    ),
    (
        3.3,
        'Điểm',
        'Cùng một tiêu chí qua các năm',
        'theo bảng đối chiếu; không có thì cùng tên (không kể dấu, dấu câu, năm); lĩnh vực khác tên thì cùng mã',
        'Trong một bộ chỉ số, cùng mã là cùng tiêu chí; bảng đối chiếu kèm theo đều là suy ra',
        'Quy ước của phần mềm'
    ),
    (
        3.4,
        'Điểm',
        'Tỷ lệ tính lại',
        '100 × tổng điểm đạt ÷ tổng điểm tối đa của các tiêu chí có ở mọi năm được chọn',
        'Không phải số công bố; phần chung chiếm bao nhiêu điểm tối đa nêu bên cạnh',
        'Quy ước của phần mềm'
    ),
    (
        3.5,
        'Điểm',
        'Mất điểm nhiều năm liền',
        'điểm trừ lớn hơn 0 ở từ hai năm dương lịch liền nhau; tổng = cộng điểm trừ của những năm cuối cùng một bộ tiêu chí',
        'Năm không có bảng điểm ngắt chuỗi; chưa rõ hoặc khác bộ tiêu chí, khác điểm tối đa thì không cộng. Tính ở mục nhỏ nhất; lĩnh vực '
        'khi chưa biết tiêu chí',
        'Quy ước của phần mềm'
    ),
    (
        3.6,
        'Điểm',
        'Năm sau lấy lại được không',
        'điểm trừ năm ấy − điểm trừ năm sau của cùng tiêu chí, không dưới 0',
        'Chỉ tính khi hai năm so được điểm (cùng bộ chỉ số, cùng điểm tối đa); còn lại nêu rõ: không còn tiêu chí, không so được, chưa có điểm, '
        'bảng năm sau không có từng tiêu chí, chưa có bảng điểm',
        'Quy ước của phần mềm'
    ),
    (
        3.7,
        'Điểm',
        'Điểm mất tính cho ai',
        'người phụ trách + chưa rõ ai + phần để riêng + phần không nằm ở tiêu chí nào = điểm trừ của cả bảng',
        'Điều tra xã hội học, tiêu chí mới hoặc đổi điểm tối đa để riêng, không tính cho ai; xem bảng «Quy tắc tính điểm mất cho ai»',
        'Kết luận của giám đốc một sở năm 2021; quy ước của phần mềm'
    ),
    (
        4,
        'Điểm',
        'Cách chỉ tiêu',
        'điểm đạt (tỷ lệ đạt, nếu chỉ tiêu tính bằng %) − chỉ tiêu của năm đó hoặc năm liền sau; với ≤, <: chỉ tiêu − điểm đạt',
        'Chỉ tiêu do văn bản đặt ra, nêu ở nguồn; điểm của năm trước không phải là đạt hay không đạt chỉ tiêu năm sau',
        'Kế hoạch của đơn vị và của tỉnh'
    ),
    (
        5,
        'Xếp hạng',
        'Hạng công bố',
        'như quyết định công bố, kèm tổng số: 6/19',
        'Đơn vị bằng nhau cùng hạng, hạng sau bỏ qua: 1-2-2-4',
        'Quyết định công bố kết quả'
    ),
    (
        6,
        'Xếp hạng',
        'Hạng phần mềm tính',
        '1 + số đơn vị có tỷ lệ đạt cao hơn trong cùng danh sách',
        'Chỉ tính khi cả danh sách được nạp mà không in hạng; ghi «Phần mềm tính»',
        'Quy ước của phần mềm'
    ),
    (
        7,
        'Xếp hạng',
        'Xếp loại',
        'như quyết định công bố; không suy ra khi chưa biết ngưỡng',
        'Ngưỡng đã biết của từng tỉnh: bảng «Ngưỡng xếp loại»',
        'Quyết định công bố kết quả'
    ),
    (
        7.1,
        'Kịch bản',
        'Điểm trong kịch bản',
        'điểm đã công bố + điểm lấy lại, mỗi mục không quá số đã mất',
        'Không phải số liệu công bố',
        'Quy ước của phần mềm'
    ),
    (
        7.11,
        'Kịch bản',
        'Tỷ lệ trong kịch bản',
        '100 × điểm trong kịch bản ÷ điểm tối đa',
        'Không phải số liệu công bố',
        'Quy ước của phần mềm'
    ),
    (
        7.2,
        'Kịch bản',
        'Số mục ít nhất để đạt mục tiêu',
        'lấy từ mục mất nhiều nhất trở xuống cho đến khi đủ số điểm còn thiếu',
        'Số điểm còn thiếu làm tròn lên đến phần trăm',
        'Quy ước của phần mềm'
    ),
    (
        7.21,
        'Kịch bản',
        'Xếp loại trong kịch bản',
        'ngưỡng tỉnh đã công bố, áp vào kết quả trong kịch bản',
        'Chưa biết ngưỡng thì không suy ra loại',
        'Quy ước của phần mềm'
    ),
    (
        7.3,
        'Kịch bản',
        'Hạng trong kịch bản',
        '1 + số đơn vị cùng nhóm có tỷ lệ đạt cao hơn',
        'Các đơn vị khác giữ nguyên điểm đã công bố; chỉ trong số đơn vị có điểm',
        'Quy ước của phần mềm'
    ),
    (
        7.9,
        'So sánh',
        'Giá trị chỉ số',
        'như cơ quan công bố chỉ số',
        'Nguồn khác ghi số khác thì nêu cả các số còn lại, không lấy trung bình',
        'Nguồn nêu cạnh số liệu'
    ),
    (
        8,
        'So sánh',
        'Trung vị, khoảng một nửa ở giữa',
        'giá trị giữa; giá trị ở 25 % và 75 % của dãy xếp theo thứ tự (nội suy tuyến tính)',
        'Chỉ trong số đơn vị có số liệu; độ phủ nêu bên cạnh',
        'Quy ước thống kê'
    ),
    (
        8.1,
        'So sánh',
        'Cách kế trên, hơn kế dưới',
        'giá trị của đơn vị kế trên − giá trị của đơn vị; giá trị của đơn vị − giá trị của đơn vị kế dưới',
        'Chỉ trong nhóm đang xem và trong số có số liệu',
        'Quy ước của phần mềm'
    ),
    (
        9,
        'So sánh',
        'Bách phân vị',
        '100 × (tổng số − hạng) ÷ (tổng số − 1)',
        '100 là đứng đầu, 0 là đứng cuối; so được giữa các chỉ số và các năm có tổng số khác nhau. Trong cả nước, không có hạng '
        'công bố thì chỉ tính khi có điểm của ít nhất 90 % số tỉnh',
        'Quy ước thống kê'
    ),
    (
        10,
        'So sánh',
        'Khoảng cách đến trung vị',
        'giá trị của đơn vị − trung vị của cùng danh sách, cùng năm',
        'So được qua các năm đổi bộ tiêu chí, vì cả danh sách cùng đổi',
        'Quy ước thống kê'
    ),
    (
        11,
        'Hồ sơ TTHC',
        'Tổng tiếp nhận',
        'trực tuyến + trực tiếp, bưu chính + kỳ trước chuyển sang = đã giải quyết + đang giải quyết',
        'Hai vế khác nhau thì được báo ở trang Nạp dữ liệu',
        'Biểu báo cáo của văn phòng'
    ),
    (
        11.1,
        'Hồ sơ TTHC',
        'Đã giải quyết',
        'trước hạn + đúng hạn + quá hạn',
        '',
        'Biểu báo cáo của văn phòng'
    ),
    (
        11.2,
        'Hồ sơ TTHC',
        'Đang giải quyết',
        'đang giải quyết trong hạn + đang giải quyết quá hạn',
        '',
        'Biểu báo cáo của văn phòng'
    ),
    (
        11.3,
        'Hồ sơ TTHC',
        'Trễ hạn',
        'đã giải quyết quá hạn + đang giải quyết quá hạn',
        'Nguồn không nêu số đang giải quyết quá hạn thì chỉ tính hồ sơ đã giải quyết, và nói rõ',
        'Biểu báo cáo của văn phòng'
    ),
    (
        11.4,
        'Hồ sơ TTHC',
        'Tỷ lệ trễ hạn',
        '100 × trễ hạn ÷ (trong hạn + trễ hạn)',
        'Chỉ biết hồ sơ đã giải quyết thì chia cho số đã giải quyết',
        'Quy ước của phần mềm'
    ),
    (
        12,
        'Hồ sơ TTHC',
        'Tỷ lệ đúng hạn',
        '100 × (trước hạn + đúng hạn) ÷ đã giải quyết',
        '«Đúng hạn» và «trong hạn» đổi nghĩa giữa các hệ thống: xem định nghĩa cạnh số; 0 ÷ 0 là không phát sinh',
        'Biểu báo cáo của văn phòng'
    ),
    (
        13,
        'Hồ sơ TTHC',
        'Tỷ lệ trực tuyến',
        '100 × tiếp nhận trực tuyến ÷ (tổng tiếp nhận − kỳ trước chuyển sang)',
        '0 ÷ 0 là không phát sinh',
        'Biểu báo cáo của văn phòng'
    ),
    (
        14,
        'Hồ sơ TTHC',
        'Tỷ lệ trước hạn',
        '100 × trước hạn ÷ đã giải quyết',
        '',
        'Biểu báo cáo của văn phòng'
    ),
    (
        15,
        'Hồ sơ TTHC',
        'Tỷ lệ thanh toán trực tuyến',
        '100 × đã thanh toán trực tuyến ÷ hồ sơ có nghĩa vụ tài chính',
        '',
        'Nhóm «Thanh toán trực tuyến» của QĐ 766/QĐ-TTg ngày 23/06/2022'
    ),
    (
        16,
        'Hồ sơ TTHC',
        'Tỷ lệ số hóa',
        '100 × hồ sơ đã số hóa ÷ (tổng tiếp nhận − kỳ trước chuyển sang)',
        '',
        'Nhóm «Số hóa hồ sơ» của QĐ 766/QĐ-TTg ngày 23/06/2022'
    ),
    (
        17,
        'Hồ sơ TTHC',
        'Tỷ lệ trong hạn, kể cả đang giải quyết',
        '100 × (giải quyết trong hạn + đang giải quyết trong hạn) ÷ (số ấy + quá hạn)',
        'Cách của Chỉ số 766 và một số cổng công bố; khác tỷ lệ đúng hạn',
        'Nhóm «Tiến độ giải quyết» của QĐ 766/QĐ-TTg ngày 23/06/2022'
    ),
    (
        18,
        'Nhiệm vụ',
        'Bốn trạng thái',
        'hoàn thành đúng hạn; hoàn thành quá hạn; chưa hoàn thành, trong hạn; chưa hoàn thành, quá hạn',
        'Theo ngày xem, khi biết hạn của từng nhiệm vụ',
        'Biểu báo cáo nhiệm vụ'
    ),
    (
        18.1,
        'Nhiệm vụ',
        'Nhiệm vụ đến hạn',
        'nhiệm vụ có hạn đến hết ngày xem hoặc ngày báo cáo',
        'Hạn ghi bằng lời («hằng quý») không tính',
        'Biểu báo cáo nhiệm vụ'
    ),
    (
        18.2,
        'Nhiệm vụ',
        'Nhiệm vụ hoàn thành',
        'hoàn thành đúng hạn + hoàn thành quá hạn',
        '',
        'Biểu báo cáo nhiệm vụ'
    ),
    (
        19,
        'Nhiệm vụ',
        'Tỷ lệ hoàn thành',
        '100 × đã hoàn thành ÷ đến hạn tính đến ngày báo cáo',
        'Nguồn không nêu số đến hạn thì chia cho cả kế hoạch',
        'Biểu báo cáo nhiệm vụ'
    ),
    (
        20,
        'Nhiệm vụ',
        'Tiến độ kế hoạch',
        '100 × đã hoàn thành ÷ tất cả nhiệm vụ của kế hoạch',
        '',
        'Biểu báo cáo nhiệm vụ'
    ),
    (
        20.1,
        'Nhiệm vụ',
        'Tỷ lệ nhiệm vụ đúng hạn',
        '100 × hoàn thành đúng hạn ÷ (hoàn thành đúng hạn + hoàn thành quá hạn)',
        'Hạn ghi bằng lời («hằng quý») giữ như văn bản ghi, không tính là quá hạn',
        'Biểu báo cáo nhiệm vụ'
    ),
    (
        20.2,
        'Nhiệm vụ',
        'Số công bố và danh mục từng nhiệm vụ',
        'có số công bố của nguồn giao trong kỳ thì dùng số công bố, không thì đếm từ danh mục; không cộng hai cách, không cộng các kế hoạch',
        'Danh mục mới hơn của cùng thời gian nói thay cho nhiệm vụ nêu lại',
        'Quy ước của phần mềm'
    ),
    (
        20.3,
        'Nhiệm vụ',
        'Kế hoạch so với thời gian',
        'tiến độ kế hoạch − 100 × số ngày từ 01/01 đến hết kỳ báo cáo ÷ số ngày của năm',
        'Coi công việc chia đều trong năm',
        'Quy ước của phần mềm'
    ),
    (
        20.35,
        'Chỉ tiêu',
        'Thực hiện so với kế hoạch',
        '100 × thực hiện ÷ kế hoạch',
        'Chưa biết kế hoạch thì để trống',
        'Kế hoạch và báo cáo của đơn vị'
    ),
    (
        20.4,
        'Chỉ tiêu',
        'Hơn, kém chỉ tiêu',
        'thực hiện − mức phải đạt; với ≤, <: mức phải đạt − thực hiện; với =: − |thực hiện − mức phải đạt|',
        'Số dương là tốt hơn mức phải đạt; số của kỳ trước thì nói rõ là kỳ trước',
        'Quy ước của phần mềm'
    ),
    (
        20.45,
        'Chỉ tiêu',
        'Đã đạt so với chỉ tiêu',
        '100 × thực hiện ÷ mức phải đạt',
        'Chỉ với chỉ tiêu càng cao càng tốt (≥, >)',
        'Quy ước của phần mềm'
    ),
    (
        20.46,
        'Chỉ tiêu',
        'Thời gian đã qua của chỉ tiêu',
        '100 × số ngày mà số thực hiện đã tính ÷ số ngày của kỳ chỉ tiêu',
        '',
        'Quy ước của phần mềm'
    ),
    (
        20.5,
        'Chỉ tiêu',
        'Cuối kỳ nếu giữ đà này',
        'số đã có ÷ phần ngày đã qua của kỳ chỉ tiêu',
        'Chỉ với số đếm cộng dồn (tiền, hồ sơ, sáng kiến …); tỷ lệ, điểm, hạng, ngày không có đà',
        'Quy ước của phần mềm'
    ),
    (
        30,
        'Khắc phục',
        'Điểm mất đưa vào sổ',
        'tổng điểm trừ của các mục thấp nhất; điểm của một hạn chế là điểm trừ của các mục mà hạn chế nêu; chỉ nêu lĩnh vực thì là phần của lĩnh vực mà không hạn chế nào nêu rõ hơn',
        'Mục mà nhiều hạn chế cùng nêu được chia đều đến phần trăm điểm, phần lẻ tính cho hạn chế đầu, nên cộng lại đúng bằng điểm đã mất; các phần tách từ một hạn chế chia nhau phần của nó',
        'Quy ước của phần mềm'
    ),
    (
        31,
        'Khắc phục',
        'Tình trạng của hạn chế',
        'theo việc chậm nhất trong các việc không bỏ: chờ xác nhận khi mọi việc đã làm xong, đã xác nhận khi mọi việc đã được xác nhận',
        'Có giải pháp mà chưa có chủ trì là «Chưa có người nhận»; chưa hạn chế nào nêu mục mất điểm thì điểm là «Chưa vào sổ»',
        'Quy ước của phần mềm'
    ),
    (
        32,
        'Khắc phục',
        'Việc quá hạn, sắp đến hạn',
        'việc chưa làm, đang làm hoặc không đạt mà hạn đã qua; hoặc hạn trong 30 ngày tới',
        'Chờ xác nhận là đã làm xong; hạn ghi bằng lời thì không tự coi là quá hạn',
        'Quy ước của phần mềm'
    )
) as formulas(position, topic, title, formula, note, basis)
where
    says(
        concat_ws(
            ' ',
            formulas.topic,
            formulas.title,
            formulas.formula,
            formulas.note,
            formulas.basis
        ),
        $text
    )
order by formulas.position
