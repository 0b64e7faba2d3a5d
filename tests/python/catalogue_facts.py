"""One query per published fact on the catalogue."""

CATALOGUE_QUERIES = {
    "C01": "select count(*) from marts.fct_catalogue_titles",
    "C02": "select count(*) from marts.fct_catalogue_titles where type = 'Movie'",
    "C03": "select count(*) from marts.fct_catalogue_titles where type = 'TV Show'",
    "C04": "select count(*) from marts.fct_catalogue_titles where director is null",
    "C05": "select count(*) from marts.fct_catalogue_titles where cast_members is null",
    "C06": "select count(*) from marts.fct_catalogue_titles where countries is null",
    "C07": "select count(*) from marts.fct_catalogue_titles where added_on is null",
    "C08": "select count(*) from marts.fct_catalogue_titles where rating is null",
    "C09": """
        select count(*) from marts.fct_catalogue_titles
        where duration_minutes is null and season_count is null""",
    "C10": "select count(*) from marts.fct_catalogue_titles where has_all_published_fields",
    "C11": """
        select affected_rows from quality.rule_findings where rule = 'date_added_leading_blank'""",
    "C12": """
        select string_agg(added_year || '=' || n, '; ' order by added_year)
        from (select added_year, count(*) as n from marts.fct_catalogue_titles
              where added_on is not null group by added_year)""",
    "C13": """
        select min(added_on) || ' .. ' || max(added_on) from marts.fct_catalogue_titles""",
    "C16": """
        select string_agg(country || '=' || n, '; ' order by n desc)
        from (select country, count(*) as n from marts.fct_catalogue_countries
              group by country order by n desc limit 10)""",
    "C17": "select count(distinct country) from marts.fct_catalogue_countries",
    "C20": """
        select string_agg(country || '=' || n, '; ' order by n desc)
        from (select country, count(*) as n from marts.fct_catalogue_countries
              where position = 1 group by country order by n desc limit 5)""",
    "C21": "select cast(median(duration_minutes) as integer) from marts.fct_catalogue_titles",
    "C23": """
        select title || ' | ' || duration_minutes from marts.fct_catalogue_titles
        order by duration_minutes desc nulls last limit 1""",
    "C24": "select count(*) from marts.fct_catalogue_titles where season_count = 1",
    "C26": """
        select title || ' | ' || season_count from marts.fct_catalogue_titles
        order by season_count desc nulls last limit 1""",
    "C27": """
        select string_agg(genre || '=' || n, '; ' order by n desc)
        from (select genre, count(*) as n from marts.fct_catalogue_genres
              group by genre order by n desc limit 10)""",
    "C30": """
        select count(distinct person) || ' | ' || count(*)
        from marts.fct_catalogue_people where role = 'cast'""",
    "C32": """
        select count(distinct person) || ' | ' || count(*)
        from marts.fct_catalogue_people where role = 'director'""",
    "C34": """
        select string_agg(rating || '=' || n, '; ' order by n desc)
        from (select rating, count(*) as n from marts.fct_catalogue_titles
              where rating is not null group by rating order by n desc limit 5)""",
    "C35": "select count(*) from marts.fct_catalogue_titles where is_added_before_release",
    "C37": """
        select min(release_year) || ' | ' || max(release_year) || ' | '
            || cast(median(release_year) as integer)
        from marts.fct_catalogue_titles""",
}
