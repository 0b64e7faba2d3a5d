select
    raw_table,
    _file as source_file,
    _row as source_row,
    reason as rejection_reason
from {{ raw('rejected_records') }}
