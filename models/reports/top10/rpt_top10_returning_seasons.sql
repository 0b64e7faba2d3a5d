with

season_debuts as (
    {{ top10_season_debuts() }}
)

select
    entry_id,
    category,
    language_group,
    title_id,
    show_title,
    season_title,
    season_number,
    started_on as debuted_on,
    debut_year,
    debut_rank,
    is_next_week_published,
    returning_season_count > 0 as has_returning_season,
    returning_season_count,
    returning_season_title,
    returning_season_number,
    returning_best_rank,
    already_listed_count
from season_debuts
order by debuted_on, category, debut_rank
