with

cases as (
    select 'Seven (Telugu)' as title, true as is_expected
    union all select 'Petta (Telugu Version)', true
    union all select 'The Incredibles 2 (Spanish Version)', true
    union all select 'Hindi Medium', false
    union all select 'Hunter X Hunter (2011)', false
    union all select 'Godzilla (Monster)', false
)

select *
from cases
where {{ regexp_like('title', language_version_pattern()) }} <> is_expected
