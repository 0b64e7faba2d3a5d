select
    half_year,
    title_id,
    title,
    kind,
    case
        when is_engagement_gem then 'engagement'
        when is_comeback then 'comeback'
        else 'retention'
    end as reason,
    is_in_top10,
    age_band,
    is_of_other_language,
    is_sure_match,
    views,
    views_per_week,
    peer_views_per_week,
    half_year_count,
    engagement_ratio,
    engagement_ratio_low,
    engagement_ratio_high,
    is_engagement_gem,
    is_retention_gem,
    is_comeback,
    is_engagement_gem_by_sure_matches,
    views_before,
    change_ratio,
    peer_change_ratio,
    change_residual_ratio,
    change_residual_ratio_low,
    change_residual_ratio_high,
    expected_change_ratio,
    cast(
        row_number() over (
            partition by kind, is_in_top10
            order by
                is_engagement_gem desc,
                case
                    when is_engagement_gem then engagement_ratio else change_residual_ratio
                end desc,
                title_id
        ) as integer
    ) as place,
    case
        when not is_in_top10
            then
                cast(
                    row_number() over (
                        partition by is_in_top10
                        order by
                            is_engagement_gem desc,
                            case
                                when is_engagement_gem then engagement_ratio
                                else change_residual_ratio
                            end desc,
                            title_id
                    ) as integer
                )
    end as hidden_place
from {{ ref('fct_title_gems') }}
where is_engagement_gem or is_retention_gem or is_comeback
order by kind, is_in_top10, place
