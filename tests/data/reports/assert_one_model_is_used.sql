-- Each decision names one model, and the same one for each part held out.
select
    area,
    task,
    split,
    metric
from {{ ref('rpt_model_scores') }}
group by area, task, split, metric
having sum(case when is_used then 1 else 0 end) <> 1
