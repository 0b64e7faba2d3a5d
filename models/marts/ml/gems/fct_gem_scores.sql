with

losses as (
    select
        *,
        title_id as cluster
    from {{ ref('fct_gem_results') }}
)

select *
from ({{ model_scores('losses', minimum_splits=1) }}) as scores
order by task, split, score desc, model
