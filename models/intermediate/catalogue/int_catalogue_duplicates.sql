with recursive

repeats as (
    select
        preference,
        earlier_preference
    from {{ ref('int_catalogue_duplicate_links') }}
    where earlier_preference < preference
),

-- The record pointed at may point onward, always at a preferred one: the last is preferred to all.
followed as (
    select
        here.preference,
        onward.earlier_preference
    from repeats as here
    inner join repeats as onward on here.earlier_preference = onward.preference

    union all

    select
        here.preference,
        onward.earlier_preference
    from followed as here
    inner join repeats as onward on here.earlier_preference = onward.preference
),

ends as (
    select
        preference,
        min(earlier_preference) as last_preference
    from followed
    group by preference
)

select
    later.show_id,
    kept.show_id as duplicate_of_show_id,
    case
        when later.title_key <> kept.title_key then 'spreadsheet_date'
        when lower(later.title) = lower(kept.title) then 'case_and_spaces'
        else 'accents_and_punctuation'
    end as duplicate_rule
from repeats
left join ends on repeats.preference = ends.preference
inner join {{ ref('int_catalogue_titles') }} as later on repeats.preference = later.preference
inner join {{ ref('int_catalogue_titles') }} as kept
    on coalesce(ends.last_preference, repeats.earlier_preference) = kept.preference
