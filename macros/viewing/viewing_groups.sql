{# CTEs that credit what was watched to the groups of its titles, such as countries: a title of several
   groups counts in full for each, one of none as `not known`. Appended to a `with` that has the CTEs
   `works` (the keys, title_id, play_count, watched_seconds) and `members` (title_id and the group). The
   last CTE, `shared`, has one row per the keys and group. #}
{% macro viewing_groups(keys, group) -%}
    {%- set sums = 'cast(sum(works.play_count) as bigint) as play_count,
        cast(sum(works.watched_seconds) as bigint) as watched_seconds' -%}
grouped as (
    select
        {% for key in keys %}works.{{ key }}, {% endfor %}
        coalesce(members.{{ group }}, 'not known') as {{ group }},
        members.{{ group }} is not null as is_known,
        {{ sums }},
        cast(count(distinct works.title_id) as integer) as title_count
    from works
    left join members on works.title_id = members.title_id
    group by {% for key in keys %}works.{{ key }}, {% endfor %} members.{{ group }}
),

members_of as (
    select distinct title_id from members
),

totals as (
    select
        {% for key in keys %}works.{{ key }}, {% endfor %}
        {{ sums }},
        cast(sum(case when members_of.title_id is null then 0 else works.play_count end) as bigint)
            as known_play_count,
        cast(
            sum(case when members_of.title_id is null then 0 else works.watched_seconds end) as bigint
        ) as known_seconds
    from works
    left join members_of on works.title_id = members_of.title_id
    group by {% for key in keys %}works.{{ key }}{{ ', ' if not loop.last }}{% endfor %}
),

shared as (
    select
        grouped.*,
        case
            when grouped.is_known
                then cast(grouped.watched_seconds as double) / nullif(totals.known_seconds, 0)
        end as minutes_share,
        case
            when grouped.is_known
                then cast(grouped.play_count as double) / nullif(totals.known_play_count, 0)
        end as play_share,
        cast(totals.known_seconds as double) / nullif(totals.watched_seconds, 0)
            as minutes_coverage,
        cast(totals.known_play_count as double) / totals.play_count as play_coverage
    from grouped
    inner join totals
        on {% for key in keys %}grouped.{{ key }} = totals.{{ key }}{{ ' and ' if not loop.last }}{% endfor %}
)
{%- endmacro %}
