with

scores as (
    {% for area, model in {
        'Top 10 forecasts': 'fct_top10_scores',
        'hidden gems': 'fct_gem_scores',
        'similar titles': 'fct_similarity_scores',
        'taste': 'fct_taste_scores',
        'ratings': 'fct_recommender_scores',
    }.items() %}
    select
        '{{ area }}' as area,
        task,
        split,
        metric,
        is_lower_better,
        model,
        baseline,
        case_count,
        score,
        score_low,
        score_high,
        gain,
        gain_low,
        gain_high,
        is_used
    from {{ ref(model) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    *,
    case
        when baseline is null then 'baseline'
        when gain_low > 0 then 'better than its baseline'
        when gain_high < 0 then 'worse than its baseline'
        else 'not told apart from its baseline'
    end as verdict
from scores
order by area, task, split, metric, model
