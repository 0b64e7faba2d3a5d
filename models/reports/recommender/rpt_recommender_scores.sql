select
    datasets.dataset,
    scores.task,
    scores.split,
    scores.metric,
    scores.is_lower_better,
    scores.model,
    scores.baseline,
    scores.case_count,
    scores.score,
    scores.score_low,
    scores.score_high,
    scores.gain,
    scores.gain_low,
    scores.gain_high,
    scores.is_used,
    datasets.is_largest as is_largest_dataset
from {{ ref('fct_recommender_scores') }} as scores
inner join {{ ref('dim_rating_datasets') }} as datasets on datasets.is_largest
