select
    show_key,
    season_number,
    max(episode_number) as last_episode_number,
    cast(count(distinct episode_key) as integer) as episode_count
from {{ ref('int_viewing_plays') }}
where kind = 'series' and season_number is not null
group by show_key, season_number
