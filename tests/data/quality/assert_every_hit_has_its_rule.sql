-- A rule that is looked for but not listed would be counted nowhere.
with

hits as (
    select
        'netflix_titles' as source,
        rule
    from {{ ref('int_catalogue_title_rule_hits') }}

    union all

    select
        'netflix_titles' as source,
        rule
    from {{ ref('int_catalogue_list_rule_hits') }}

    union all

    select
        source,
        rule
    from {{ ref('int_top10_rule_hits') }}

    union all

    select
        source,
        rule
    from {{ ref('int_engagement_rule_hits') }}

    union all

    select
        source,
        rule
    from {{ ref('int_viewing_rule_counts') }}

    union all

    select
        source,
        rule
    from {{ ref('int_rating_rule_counts') }}

    union all

    select
        raw_table as source,
        rule
    from {{ ref('rejected_rows') }}
)

select
    hits.source,
    hits.rule
from hits
left join {{ ref('quality_rules') }} as rules
    on hits.source = rules.source and hits.rule = rules.rule
where rules.rule is null
