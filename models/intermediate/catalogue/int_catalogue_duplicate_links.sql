{#- Two ways in which the titles of one work agree: the same key, or the day that both name. -#}
{%- set keys = ['title_key', 'day_of_year_key'] -%}
{%- set records = ref('int_catalogue_titles') -%}
{%- set kept_in = ['director', 'description'] -%}

with

-- Namesakes differ in their people and synopsis. Each piece of evidence points at the preferred
-- record that has it, so that the work grows with the records and not with their pairs.
{% for key in keys %}
{{ key }}_groups as (
    select
        kind,
        release_year,
        {{ key }},
        min(preference) as group_id
    from {{ records }}
    where release_year is not null and {{ key }} is not null
    group by kind, release_year, {{ key }}
    having count(*) > 1
),

{% for evidence in kept_in %}
{{ key }}_{{ evidence }} as (
    select
        kind,
        release_year,
        {{ key }},
        {{ evidence }},
        min(preference) as preference
    from {{ records }}
    where release_year is not null and {{ key }} is not null and {{ evidence }} is not null
    group by kind, release_year, {{ key }}, {{ evidence }}
    having count(*) > 1
),

{% endfor %}
{% endfor %}
{% for key in keys %}
{{ key }}_plain as (
    select
        records.preference,
        key_groups.group_id,
        least(
            records.preference,
            coalesce(same_director.preference, records.preference),
            coalesce(same_description.preference, records.preference)
        ) as earlier_preference
    from {{ records }} as records
    inner join {{ key }}_groups as key_groups
        on
            records.kind = key_groups.kind
            and records.release_year = key_groups.release_year
            and records.{{ key }} = key_groups.{{ key }}
    {% for evidence in kept_in %}
    left join {{ key }}_{{ evidence }} as same_{{ evidence }}
        on
            records.kind = same_{{ evidence }}.kind
            and records.release_year = same_{{ evidence }}.release_year
            and records.{{ key }} = same_{{ evidence }}.{{ key }}
            and records.{{ evidence }} = same_{{ evidence }}.{{ evidence }}
    {% endfor %}
),

{% endfor %}
plain as (
    {% for key in keys %}
    select * from {{ key }}_plain
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

-- Only where neither agrees to the letter are the names compared, pair by pair.
unmatched as (
    select
        preference,
        group_id
    from plain
    where earlier_preference = preference and preference > group_id
),

-- distinct keeps the engines from joining all records before the few are picked
open_records as (
    select distinct
        plain.group_id,
        plain.preference
    from plain
    inner join unmatched on plain.group_id = unmatched.group_id
),

picked as (
    select distinct preference from open_records
),

open_titles as (
    select
        titles.preference,
        titles.director,
        titles.cast_members
    from {{ records }} as titles
    inner join picked on titles.preference = picked.preference
),

{{ split_credits('open_titles', 'preference') }},  -- noqa: PRS

named as (
    select
        open_records.group_id,
        open_records.preference,
        credits.role,
        spellings.spelling_key
    from open_records
    inner join credits on open_records.preference = credits.preference
    inner join {{ ref('int_catalogue_person_spellings') }} as spellings
        on credits.spelling = spellings.spelling
    where not {{ regexp_like('spellings.spelling', name_suffix_pattern()) }}
),

shared_names as (
    select
        later.preference,
        earlier.preference as earlier_preference,
        count(distinct case when later.role = 'director' then later.spelling_key end) as directors,
        count(distinct case when later.role = 'cast' then later.spelling_key end) as cast_members
    from unmatched
    inner join named as later
        on unmatched.preference = later.preference and unmatched.group_id = later.group_id
    inner join named as earlier
        on
            later.group_id = earlier.group_id
            and later.role = earlier.role
            and later.spelling_key = earlier.spelling_key
            and later.preference > earlier.preference
    group by later.preference, later.group_id, earlier.preference
),

-- All that does not come from the key of the title: few records, so that only they are grouped.
found as (
    select
        preference,
        earlier_preference
    from day_of_year_key_plain

    union all

    select
        preference,
        earlier_preference
    from shared_names
    where
        directors > 0
        or cast_members >= {{ var('duplicate_minimum_shared_cast') }}
),

others as (
    select
        preference,
        min(earlier_preference) as earlier_preference
    from found
    group by preference
)

select
    coalesce(by_title.preference, others.preference) as preference,
    least(
        coalesce(by_title.earlier_preference, others.earlier_preference),
        coalesce(others.earlier_preference, by_title.earlier_preference)
    ) as earlier_preference
from title_key_plain as by_title
full outer join others on by_title.preference = others.preference
