-- What starts a binge?
with

-- The first play of each series in a session: a binge begins with it, or does not.
starts as (
    select
        *,
        row_number() over (
            partition by session_id, show_key
            order by started_at, ended_at, play_id
        ) as place
    from {{ ref('fct_viewing_plays') }}
    where session_id is not null and kind = 'series'
),

begun as (
    select
        starts.*,
        binges.binge_id is not null as is_binge,
        cast(extract(hour from starts.started_local_at) as integer) as started_hour,
        extract(month from starts.played_on) as month
    from starts
    left join {{ ref('fct_binges') }} as binges
        on starts.session_id = binges.session_id and starts.show_key = binges.show_key
    where starts.place = 1
),

facts as (
    select
        is_binge,
        'a series never played before' as what,
        is_first_of_show as is_so
    from begun

    union all

    select
        is_binge,
        'the first episode of a season' as what,
        episode_number = 1 as is_so
    from begun
    where episode_number is not null

    union all

    select
        is_binge,
        'something watched before' as what,
        is_rewatch as is_so
    from begun

    union all

    select
        is_binge,
        'an automatic start' as what,
        is_autoplayed as is_so
    from begun

    union all

    select
        is_binge,
        'a TV' as what,
        device_family = 'TV' as is_so
    from begun
    where device_family is not null

    union all

    select
        is_binge,
        'an hour before 19:00' as what,
        started_hour between 6 and 18 as is_so
    from begun

    union all

    select
        is_binge,
        'a winter month, December to February' as what,
        month in (12, 1, 2) as is_so
    from begun
)

select
    what as starts_with,
    count(case when is_so then 1 end) as start_count,
    round(avg(case when is_so then case when is_binge then 1.0 else 0.0 end end), 3)
        as binge_share_with,
    round(avg(case when not is_so then case when is_binge then 1.0 else 0.0 end end), 3)
        as binge_share_without
from facts
group by what
order by
    binge_share_with / nullif(binge_share_without, 0) desc nulls last, what
