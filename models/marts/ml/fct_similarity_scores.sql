with

baselines as (
    {%- for variant in similarity_tasks().variants %}
    select
        '{{ variant.task }}' as task,
        '{{ variant.model }}' as model,
        cast(
            {{ "'" ~ variant.baseline ~ "'" if variant.baseline else 'null' }}
            as {{ dbt.type_string() }}
        ) as baseline
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

cases as (
    select
        'similar titles: ' || results.task as task,
        results.model,
        baselines.baseline,
        results.title_id as case_id,
        results.cluster_name,
        results.recall as value
    from {{ ref('fct_similarity_results') }} as results
    left join baselines on results.task = baselines.task and results.model = baselines.model

    union all

    -- All tests together decide which model is used.
    select
        'similar titles' as task,
        model,
        case when model = 'all features' then 'people, genres and countries' end as baseline,
        task || '|' || title_id as case_id,
        cluster_name,
        recall as value
    from {{ ref('fct_similarity_results') }}
    where model <> 'same genres'
),

{{ paired_scores('cases') }},

chosen as (
    select
        coalesce(
            max(
                case
                    when task = 'similar titles' and model = 'all features' and gain_low > 0
                        then model
                end
            ), 'people, genres and countries'
        ) as model
    from scored
)

select
    scored.task,
    'the half that no weight was chosen on' as split,
    'recall_at_10' as metric,
    false as is_lower_better,
    scored.model,
    scored.baseline,
    scored.case_count,
    scored.score,
    greatest(0.0, scored.score_low) as score_low,
    least(1.0, scored.score_high) as score_high,
    scored.gain,
    scored.gain_low,
    scored.gain_high,
    scored.model = chosen.model as is_used
from scored
cross join chosen
