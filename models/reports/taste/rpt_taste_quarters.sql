select
    profiles.profile_label,
    quarters.quarter_starts_on,
    quarters.feature_type,
    quarters.feature,
    quarters.title_count,
    quarters.expected_count,
    quarters.change_ratio,
    quarters.change_low,
    quarters.change_high,
    case
        when quarters.change_low > 1 then 'more'
        when quarters.change_high < 1 then 'less'
        else 'no clear difference'
    end as verdict
from {{ ref('fct_taste_quarters') }} as quarters
inner join {{ ref('dim_viewing_profiles') }} as profiles
    on quarters.profile_id = profiles.profile_id
order by
    quarters.profile_id, quarters.quarter_starts_on, quarters.feature_type, quarters.feature
