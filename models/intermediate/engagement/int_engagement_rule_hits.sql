{#- One condition per rule on a row of the reports: rule, condition. -#}
{%- set rules = [
    ['kind_inferred', 'sheet_kind is null'],
    ['release_date_missing', 'released_on is null and not has_unreadable_date'],
    ['release_date_unreadable', 'has_unreadable_date'],
    ['runtime_unknown', 'is_runtime_partial and runtime_minutes is null'],
    ['runtime_partial', 'is_runtime_partial and runtime_minutes is not null'],
    ['runtime_unreadable', 'has_unreadable_runtime'],
    ['views_inconsistent', views_contradict_hours('views', 'hours_viewed', 'runtime_minutes')],
    ['title_no_break_space', regexp_like('published_title', '[\\x{A0}\\x{202F}]')],
    ['title_invisible_character', regexp_like('published_title', invisible_class())],
    ['title_double_space', regexp_like('published_title', '[^ ]  +[^ ]')],
    ['title_blank_at_ends', regexp_like('published_title', '^' ~ white_space_class() ~ '|' ~ white_space_class() ~ '$')],
    ['title_curly_quote', regexp_like('published_title', '[\\x{2018}-\\x{201F}]')],
    ['title_not_composed', 'published_title <> ' ~ normalize_nfc('published_title')],
    ['title_year_suffix', regexp_like('published_title', '[(](?:19|20)[0-9]{2}[)]')],
] -%}

with

accepted as (
    select * from {{ ref('stg_engagement__titles') }}
    where rejection_rule is null
),

repeated as (
    select
        half_year,
        sheet,
        published_title
    from accepted
    group by half_year, sheet, published_title
    having count(*) > 1
)

{% for rule, condition in rules %}
select
    'engagement' as source,
    '{{ rule }}' as rule,
    {{ record_name() }} as subject,
    title as evidence
from accepted
where {{ condition }}

union all
{% endfor %}
select
    'engagement' as source,
    'title_repeated' as rule,
    {{ record_name() }} as subject,
    accepted.title as evidence
from accepted
inner join repeated
    on
        accepted.half_year = repeated.half_year
        and accepted.sheet = repeated.sheet
        and accepted.published_title = repeated.published_title
