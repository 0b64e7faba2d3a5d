{# A select of the scores of models from a relation of their losses: one row per task, split, metric and
   model, in the columns that all tables of scores share. The relation has one row per case and model:
   task, split, metric, model, model_number (its place in the order in which models are tried: each is
   compared with the one before), baseline (null for the first), cluster (cases of one are not independent,
   as those of one week), loss (lower is better), baseline_loss of the same case, and minimum_gain, which
   a model must reach to be used. Intervals are of 95%, by the variance between clusters of a mean and of
   a ratio. The model used is the last one tried whose gain lies above 0, and reaches its minimum, in every
   split, of which there must be `minimum_splits`; and so it must be for all tried before it. #}
{% macro model_scores(losses, minimum_splits=2) -%}
    {%- set keys = 'task, split, metric, model, model_number, baseline, minimum_gain' -%}
    with

    clusters as (
        select
            {{ keys }},
            cluster,
            count(*) as cases,
            {{ exact_sum('loss') }} as loss,
            {{ exact_sum('baseline_loss') }} as baseline_loss
        from {{ losses }}
        where loss is not null and (baseline is null or baseline_loss is not null)
        group by {{ keys }}, cluster
    ),

    totals as (
        select
            {{ keys }},
            count(*) as cluster_count,
            cast(sum(cases) as double) as case_count,
            {{ exact_sum('loss') }} as loss,
            {{ exact_sum('baseline_loss') }} as baseline_loss
        from clusters
        group by {{ keys }}
    ),

    deviations as (
        select
            clusters.task,
            clusters.split,
            clusters.metric,
            clusters.model,
            clusters.loss / totals.loss - clusters.cases / totals.case_count as of_mean,
            clusters.loss / nullif(totals.loss, 0)
            - clusters.baseline_loss / nullif(totals.baseline_loss, 0) as of_ratio
        from clusters
        inner join totals
            on
                clusters.task = totals.task
                and clusters.split = totals.split
                and clusters.metric = totals.metric
                and clusters.model = totals.model
        where totals.loss > 0
    ),

    spreads as (
        select
            task,
            split,
            metric,
            model,
            sqrt({{ exact_sum('of_mean * of_mean') }} * count(*) / nullif(count(*) - 1, 0))
                as of_mean,
            sqrt({{ exact_sum('of_ratio * of_ratio') }} * count(*) / nullif(count(*) - 1, 0))
                as of_ratio
        from deviations
        group by task, split, metric, model
    ),

    scores as (
        select
            totals.*,
            totals.loss / totals.case_count as score,
            1.96 * spreads.of_mean * totals.loss / totals.case_count as score_margin,
            1 - totals.loss / nullif(totals.baseline_loss, 0) as gain,
            1.96 * spreads.of_ratio * totals.loss / nullif(totals.baseline_loss, 0) as gain_margin
        from totals
        left join spreads
            on
                totals.task = spreads.task
                and totals.split = spreads.split
                and totals.metric = spreads.metric
                and totals.model = spreads.model
    ),

    -- The first model needs no reason; a later one needs it in every metric and split.
    better as (
        select
            task,
            model,
            model_number,
            min(baseline) is null or (
                count(distinct split) >= {{ minimum_splits }}
                and count(gain_margin) = count(*)
                and min(gain - gain_margin) > 0
                and min(gain) >= max(minimum_gain)
            ) as is_better
        from scores
        group by task, model, model_number
    ),

    -- Who beats a model that is itself worse than a plainer one has shown nothing.
    passing as (
        select
            task,
            model_number,
            min(case when is_better then 1 else 0 end) over (
                partition by task
                order by model_number
                rows between unbounded preceding and current row
            ) = 1 as is_passing
        from better
    ),

    chosen as (
        select
            task,
            max(case when is_passing then model_number end) as model_number
        from passing
        group by task
    )

    select
        scores.task,
        scores.split,
        scores.metric,
        true as is_lower_better,
        scores.model,
        scores.baseline,
        cast(scores.case_count as integer) as case_count,
        cast(scores.score as double) as score,
        cast(scores.score - scores.score_margin as double) as score_low,
        cast(scores.score + scores.score_margin as double) as score_high,
        cast(scores.gain as double) as gain,
        cast(scores.gain - scores.gain_margin as double) as gain_low,
        cast(scores.gain + scores.gain_margin as double) as gain_high,
        scores.model_number = chosen.model_number as is_used
    from scores
    inner join chosen on scores.task = chosen.task
{%- endmacro %}
