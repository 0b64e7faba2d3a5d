{#- One condition per rule on a row of a staging model: rule, condition. -#}
{%- set shared_rules = [
    ['week_not_sunday', iso_weekday('week_ending_on') ~ ' <> 7'],
    ['season_missing', "category like 'TV%' and season_title is null"],
    ['season_of_film', "category like 'Films%' and season_title is not null"],
] -%}
{%- set global_rules = [
    ['runtime_zero', 'runtime_minutes = 0'],
    ['runtime_missing', 'runtime_minutes is null'],
    ['season_is_a_day', regexp_like('season_title', '(?i)' ~ dated_season_pattern() ~ '$')],
    ['views_inconsistent', views_contradict_hours('views', 'hours_viewed', 'runtime_minutes')],
] -%}

{% for rule, condition in shared_rules + global_rules %}
select
    'top10_global' as source,
    '{{ rule }}' as rule,
    {{ record_name() }} as subject,
    coalesce(season_title, show_title) as evidence
from {{ ref('stg_top10__global_weeks') }}
where rejection_rule is null and {{ condition }}

union all
{% endfor %}
{% for rule, condition in shared_rules %}
select
    'top10_countries' as source,
    '{{ rule }}' as rule,
    {{ record_name() }} as subject,
    country_iso2 || ': ' || coalesce(season_title, show_title) as evidence
from {{ ref('stg_top10__country_weeks') }}
where rejection_rule is null and {{ condition }}

union all
{% endfor %}
select
    'top10_countries' as source,
    'country_not_recognised' as rule,
    {{ record_name() }} as subject,
    weeks.country_iso2 as evidence
from {{ ref('stg_top10__country_weeks') }} as weeks
left join {{ ref('countries') }} as reference on weeks.country_iso2 = reference.country_code
where weeks.rejection_rule is null and reference.country_code is null

union all

select
    'top10_global' as source,
    'weeks_counted_anew' as rule,
    cast(week_ending_on as {{ dbt.type_string() }}) || ', ' || category as subject,
    show_title as evidence
from {{ ref('int_top10_entry_weeks') }}
where namesake_number > 1 and cumulative_weeks = 1

union all

select
    'top10_global' as source,
    'list_superseded' as rule,
    {{ record_name('staged') }} as subject,
    coalesce(staged.season_title, staged.show_title) as evidence
from {{ ref('stg_top10__global_weeks') }} as staged
left join {{ ref('int_top10_global_weeks') }} as kept
    on staged.source_file = kept.source_file and staged.source_row = kept.source_row
where staged.rejection_rule is null and kept.source_row is null

union all

select
    'top10_countries' as source,
    'list_superseded' as rule,
    {{ record_name('staged') }} as subject,
    staged.country_iso2 || ': ' || coalesce(staged.season_title, staged.show_title) as evidence
from {{ ref('stg_top10__country_weeks') }} as staged
left join {{ ref('int_top10_country_weeks') }} as kept
    on staged.source_file = kept.source_file and staged.source_row = kept.source_row
where staged.rejection_rule is null and kept.source_row is null
