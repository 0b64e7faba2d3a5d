with

cases as (
    select
        'titles that come next' as task,
        model,
        case when model not like 'popularity%' then 'popularity within kind and genre' end
            as baseline,
        cast(profile_id as {{ dbt.type_string() }}) || '|' || title_id as case_id,
        cast(profile_id as {{ dbt.type_string() }}) || '|' || title_id as cluster_name,
        rank_share as value
    from {{ ref('fct_taste_results') }}
),

{{ paired_scores('cases') }}

select
    'taste: ' || task as task,
    'the last titles of each profile' as split,
    'mean_rank_share' as metric,
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
    model = 'more of this' as is_used
from scored
