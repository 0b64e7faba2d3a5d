-- The survivors that the decay is of are those that survival counts; and each one's exit is counted
-- once: entries at risk are those that stayed the week before, less those whose data ended there.
with

survival as (
    select
        *,
        lag(remaining_count) over (
            partition by category, cohort order by weeks_since_debut
        ) as remaining_before
    from {{ ref('rpt_top10_survival') }}
)

select
    survival.category,
    survival.cohort,
    survival.weeks_since_debut,
    survival.remaining_count,
    survival.remaining_before,
    decay.entry_count
from survival
left join {{ ref('rpt_top10_decay') }} as decay
    on
        survival.category = decay.category
        and survival.weeks_since_debut = decay.weeks_since_debut
where
    (survival.debut_year is null and survival.remaining_count <> coalesce(decay.entry_count, 0))
    or survival.at_risk_count > survival.remaining_before
