{# CTEs that score models on the same cases, appended to a `with`. Takes a relation with one row per task,
   model and case_id: value, the model's `baseline` (null for one without) and cluster_name, within which
   cases depend on each other. The last CTE, `scored`, has per task, model and baseline: case_count, score
   (mean), score_low, score_high, gain (share of the baseline's score by which the model's is higher, lower
   where `is_lower_better`), gain_low and gain_high: 95% intervals by linearisation over clusters, so at
   least two are needed. #}
{% macro paired_scores(relation, is_lower_better=false) -%}
means as (
    select
        task,
        model,
        count(*) as case_count,
        {{ exact_sum('value') }} / count(*) as score
    from {{ relation }}
    group by task, model
),

compared as (
    select
        cases.task,
        cases.model,
        cases.baseline,
        cases.cluster_name,
        means.case_count,
        means.score,
        base.score as base_score,
        cases.value - means.score as distance,
        base_cases.value * means.score / nullif(base.score, 0) as expected,
        cases.value
    from {{ relation }} as cases
    inner join means on cases.task = means.task and cases.model = means.model
    left join means as base on cases.task = base.task and cases.baseline = base.model
    left join {{ relation }} as base_cases
        on
            cases.task = base_cases.task
            and cases.baseline = base_cases.model
            and cases.case_id = base_cases.case_id
),

clusters as (
    select
        task,
        model,
        baseline,
        cluster_name,
        min(case_count) as case_count,
        min(score) as score,
        min(base_score) as base_score,
        {{ exact_sum('distance') }} as distance,
        {{ exact_sum('value - expected') }} as gain_distance
    from compared
    group by task, model, baseline, cluster_name
),

spread as (
    select
        task,
        model,
        baseline,
        min(case_count) as case_count,
        min(score) as score,
        min(base_score) as base_score,
        count(*) as cluster_count,
        {{ exact_sum('distance * distance') }} as squares,
        {{ exact_sum('gain_distance * gain_distance') }} as gain_squares
    from clusters
    group by task, model, baseline
),

errors as (
    select
        *,
        {{ '-' if is_lower_better }}(score / nullif(base_score, 0) - 1) as gain,
        1.96 * sqrt(squares * cluster_count / nullif(cluster_count - 1, 0)) / case_count as margin,
        1.96 * sqrt(gain_squares * cluster_count / nullif(cluster_count - 1, 0))
        / case_count / nullif(base_score, 0) as gain_margin
    from spread
),

scored as (
    select
        task,
        model,
        baseline,
        cast(case_count as integer) as case_count,
        round(score, 6) as score,
        round(score - margin, 6) as score_low,
        round(score + margin, 6) as score_high,
        round(gain, 6) as gain,
        round(gain - gain_margin, 6) as gain_low,
        round(gain + gain_margin, 6) as gain_high
    from errors
)
{%- endmacro %}
