select
    raw_table,
    _file as source_file,
    record_count,
    landed_count,
    rejected_count
from {{ raw('landed_files') }}
