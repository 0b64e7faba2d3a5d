select
    raw_table,
    _file as source_file,
    record_count,
    landed_count,
    rejected_count,
    account as account_name,
    date_order,
    content_hash
from {{ raw('landed_files') }}
