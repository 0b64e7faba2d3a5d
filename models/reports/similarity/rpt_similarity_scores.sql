select
    task,
    model,
    baseline,
    case_count,
    score,
    score_low,
    score_high,
    gain,
    gain_low,
    gain_high
from {{ ref('fct_similarity_scores') }}
where task <> 'similar titles'
order by task, score desc, model
