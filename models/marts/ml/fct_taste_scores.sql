{#- Each profile decides for itself: a task of its own for `paired_scores`. -#}
with

baseline_means as (
    select
        profile_id,
        model,
        {{ exact_sum('rank_share') }} / count(*) as mean_rank_share
    from {{ ref('fct_taste_results') }}
    where model like 'popularity%'
    group by profile_id, model
),

-- The better of two baselines is the one to beat.
best_baselines as (
    select
        profile_id,
        model
    from baseline_means
    qualify
        row_number() over (partition by profile_id order by mean_rank_share desc, model) = 1
),

cases as (
    select
        cast(results.profile_id as {{ dbt.type_string() }}) as task,
        results.model,
        case
            when results.model not like 'popularity%' then best_baselines.model
            when results.model <> 'popularity' then 'popularity'
        end as baseline,
        results.title_id as case_id,
        results.title_id as cluster_name,
        results.rank_share as value
    from {{ ref('fct_taste_results') }} as results
    inner join best_baselines on results.profile_id = best_baselines.profile_id
),

{{ paired_scores('cases') }},

-- Of the models that are surely better than their baseline the last in this order, else the first.
-- The interval of a few titles is too narrow to go by.
chosen as (
    select
        task,
        model
    from scored
    where
        model = 'popularity'
        or (
            gain_low > 0
            and case_count >= {{ var('taste_minimum_cases') }}
            and model <> 'taste'
        )
    qualify
        row_number() over (
            partition by task
            order by
                case model
                    when 'more of this' then 1
                    when 'popularity within kind and genre' then 2
                    else 3
                end
        ) = 1
)

select
    'taste: titles that come next' as task,
    'the last titles of profile ' || scored.task as split,
    'mean_rank_share' as metric,
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
inner join chosen on scored.task = chosen.task
