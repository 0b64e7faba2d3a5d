with

rules as (
    select * from {{ ref('quality_rules') }}
),

rejections as (
    select
        raw_table as source,
        rule,
        source_file || ', record ' || cast(source_row as {{ dbt.type_string() }}) as subject
    from {{ ref('rejected_rows') }}
),

-- Most rules name a record once at most; those on lists may name it for several items.
counted as (
    select
        'netflix_titles' as source,
        rule,
        count(*) as affected_rows,
        min(subject || ': ' || evidence) as example
    from {{ ref('int_catalogue_title_rule_hits') }}
    group by rule

    union all

    select
        'netflix_titles' as source,
        rule,
        count(distinct subject) as affected_rows,
        min(subject || ': ' || evidence) as example
    from {{ ref('int_catalogue_list_rule_hits') }}
    group by rule

    union all

    {% for hits in ['int_top10_rule_hits', 'int_engagement_rule_hits'] %}
    select
        source,
        rule,
        count(*) as affected_rows,
        min(subject || ': ' || evidence) as example
    from {{ ref(hits) }}
    group by source, rule

    union all
    {% endfor %}

    select * from {{ ref('int_viewing_rule_counts') }}

    union all

    select * from {{ ref('int_rating_rule_counts') }}

    union all

    select
        source,
        rule,
        count(distinct subject) as affected_rows,
        min(subject) as example
    from rejections
    group by source, rule
)

select
    rules.source,
    rules.rule,
    rules.action,
    rules.description,
    coalesce(counted.affected_rows, 0) as affected_rows,
    counted.example
from rules
left join counted on rules.source = counted.source and rules.rule = counted.rule
order by rules.source, rules.rule
