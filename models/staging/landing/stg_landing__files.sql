select
    raw_table,
    _file as source_file,
    record_count,
    landed_count,
    rejected_count,
    account,
    date_order
from {{ raw('landed_files') }}
