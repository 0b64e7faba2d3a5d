with

scores as (
    {% for area, (model, condition) in {
        'Top 10 forecasts': ('fct_top10_scores', none),
        'hidden gems': ('fct_gem_scores', none),
        'similar titles': ('fct_similarity_scores', "task = 'similar titles'"),
        'taste': ('fct_taste_scores', none),
        'ratings': ('fct_recommender_scores', 'metric in (' ~ deciding_metrics() ~ ')'),
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
    {% if condition %}where {{ condition }}{% endif %}
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
