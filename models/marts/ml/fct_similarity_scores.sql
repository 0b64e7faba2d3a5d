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
        results.task,
        results.model,
        baselines.baseline,
        results.title_id as case_id,
        results.cluster_name,
        results.recall as value
    from {{ ref('fct_similarity_results') }} as results
    left join baselines on results.task = baselines.task and results.model = baselines.model
),

{{ paired_scores('cases') }}

select
    'similar titles: ' || task as task,
    'the half that no weight was chosen on' as split,
    'recall_at_10' as metric,
    false as is_lower_better,
    model,
    baseline,
    case_count,
    score,
    greatest(0.0, score_low) as score_low,
    least(1.0, score_high) as score_high,
    gain,
    gain_low,
    gain_high,
    model = 'all features' as is_used
from scored
