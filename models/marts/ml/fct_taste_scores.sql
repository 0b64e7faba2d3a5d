{%- set profile_id = 'cast(results.profile_id as ' ~ dbt.type_string() ~ ')' -%}
{%- set case_id = profile_id ~ " || '|' || results.title_id" -%}
with

baseline_means as (
    select
        model,
        {{ exact_sum('rank_share') }} / count(*) as mean_rank_share
    from {{ ref('fct_taste_results') }}
    where model like 'popularity%'
    group by model
),

-- The better of two baselines is the one to beat.
best_baselines as (
    select model
    from baseline_means
    qualify row_number() over (order by mean_rank_share desc, model) = 1
),

cases as (
    select
        'titles that come next' as task,
        results.model,
        case
            when results.model not like 'popularity%' then best_baselines.model
            when results.model <> 'popularity' then 'popularity'
        end as baseline,
        {{ case_id }} as case_id,
        {{ case_id }} as cluster_name,
        results.rank_share as value
    from {{ ref('fct_taste_results') }} as results
    cross join best_baselines
),

{{ paired_scores('cases') }},

-- Of the models that are surely better than their baseline the last in this order, else the first.
chosen as (
    select model
    from scored
    where model = 'popularity' or (gain_low > 0 and model <> 'taste')
    qualify
        row_number() over (
            order by
                case model
                    when 'more of this' then 1
                    when 'popularity within kind and genre' then 2
                    else 3
                end
        ) = 1
)

select
    'taste: ' || scored.task as task,
    'the last titles of each profile' as split,
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
cross join chosen
