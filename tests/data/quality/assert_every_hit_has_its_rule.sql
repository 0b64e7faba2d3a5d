-- A rule that is looked for but not listed would be counted nowhere.
with

hits as (
    select rule from {{ ref('int_catalogue_title_rule_hits') }}
    union all
    select rule from {{ ref('int_catalogue_list_rule_hits') }}
    union all
    select rule from {{ ref('rejected_rows') }}
)

select hits.rule
from hits
left join {{ ref('quality_rules') }} as rules on hits.rule = rules.rule
where rules.rule is null
