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

hits as (
    select
        'netflix_titles' as source,
        rule,
        subject,
        subject || ': ' || evidence as evidence
    from {{ ref('int_catalogue_title_rule_hits') }}

    union all

    select
        'netflix_titles' as source,
        rule,
        subject,
        subject || ': ' || evidence as evidence
    from {{ ref('int_catalogue_list_rule_hits') }}

    union all

    select
        source,
        rule,
        subject,
        subject || ': ' || evidence as evidence
    from {{ ref('int_top10_rule_hits') }}

    union all

    select
        source,
        rule,
        subject,
        subject || ': ' || evidence as evidence
    from {{ ref('int_engagement_rule_hits') }}

    union all

    select
        source,
        rule,
        subject,
        subject as evidence
    from rejections
)

select
    rules.source,
    rules.rule,
    rules.action,
    rules.description,
    count(distinct hits.subject) as affected_rows,
    min(hits.evidence) as example
from rules
left join hits on rules.source = hits.source and rules.rule = hits.rule
group by rules.source, rules.rule, rules.action, rules.description
order by rules.source, rules.rule
