with

ranked as (
    select
        *,
        row_number() over (
            partition by profile_id, feature_type
            order by affinity desc, title_count desc, feature
        ) as place
    from {{ ref('fct_taste_affinities') }}
)

select
    profiles.profile_label,
    ranked.feature_type,
    cast(ranked.place as integer) as place,
    ranked.feature,
    ranked.title_count,
    ranked.expected_count,
    ranked.affinity,
    ranked.affinity_low,
    ranked.affinity_high,
    case
        when ranked.affinity_low > 1 then 'more'
        when ranked.affinity_high < 1 then 'less'
        else 'no clear difference'
    end as verdict
from ranked
inner join {{ ref('dim_viewing_profiles') }} as profiles on ranked.profile_id = profiles.profile_id
-- of people, only those chosen more than once
where ranked.feature_type <> 'person' or ranked.title_count > 1
order by ranked.profile_id, ranked.feature_type, ranked.place
