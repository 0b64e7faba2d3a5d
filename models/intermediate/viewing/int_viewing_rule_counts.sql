{#- One condition per rule on a row of a staging model: rule, condition. Counted in one scan, and
    without evidence: titles and profiles are personal. -#}
{%- set rules = {
    'viewing_activity': [
        ['duration_unreadable', 'staged.has_duration and staged.watched_seconds is null'],
        ['duration_missing', 'not staged.has_duration'],
        ['profile_missing', 'staged.profile_name is null'],
        ['country_unreadable', 'staged.has_country and staged.country_code is null'],
        ['device_family_unknown', "devices.device_family = 'other'"],
        ['clip_without_type', "staged.supplemental_video_type is null and kept.row_class = 'clip'"],
        ['play_repeated', 'kept.source_row is null'],
    ],
    'viewing_history': [
        ['clip_by_title', "kept.row_class = 'clip'"],
        ['play_repeated', 'kept.source_row is null'],
        ['play_listed_in_full', "kept.row_class = 'listed in full'"],
    ],
} -%}
with

viewing_activity as (
    select
        {% for rule, condition in rules['viewing_activity'] %}
        min(case when {{ condition }} then {{ record_name('staged') }} end) as {{ rule }}_example,
        count(case when {{ condition }} then 1 end) as {{ rule }}_count,
        {% endfor %}
        count(*) as row_count
    from {{ ref('stg_viewing__activity') }} as staged
    left join {{ ref('int_viewing_activity_rows') }} as kept
        on staged.source_file = kept.source_file and staged.source_row = kept.source_row
    left join {{ ref('int_viewing_devices') }} as devices on staged.device = devices.device
    where staged.rejection_rule is null
),

viewing_history as (
    select
        {% for rule, condition in rules['viewing_history'] %}
        min(case when {{ condition }} then {{ record_name('staged') }} end) as {{ rule }}_example,
        count(case when {{ condition }} then 1 end) as {{ rule }}_count,
        {% endfor %}
        count(*) as row_count
    from {{ ref('stg_viewing__history') }} as staged
    left join {{ ref('int_viewing_history_rows') }} as kept
        on staged.source_file = kept.source_file and staged.source_row = kept.source_row
    where staged.rejection_rule is null
)

{% for source in rules %}
{% for rule, condition in rules[source] %}
select
    '{{ source }}' as source,
    '{{ rule }}' as rule,
    {{ rule }}_count as affected_rows,
    {{ rule }}_example as example
from {{ source }}
where {{ rule }}_count > 0
{{ 'union all' if not loop.last }}
{% endfor %}
{{ 'union all' if not loop.last }}
{% endfor %}
