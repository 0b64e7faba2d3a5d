with

titles as (
    select * from {{ ref('fct_catalogue_titles') }}
    where duplicate_of_show_id is null
),

period as (
    select
        min(added_on) as first_on,
        max(added_on) as last_on,
        extract(year from max(added_on)) as last_year
    from titles
),

-- Years of few additions left are of those that stayed, mostly originals.
film_arrivals as (
    select
        years_to_addition >= 5 as is_older,
        count(*) as film_count,
        count(case when extract(day from added_on) = 1 then 1 end) as first_day_count,
        min(added_on) as first_on,
        max(added_on) as last_on
    from titles
    where type = 'Movie' and added_year >= 2016 and years_to_addition >= 0
    group by years_to_addition >= 5
),

first_days as (
    select
        older.film_count,
        older.first_day_count,
        older.first_on,
        older.last_on,
        cast(older.first_day_count as double) / older.film_count as older_share,
        cast(newer.first_day_count as double) / newer.film_count as newer_share
    from film_arrivals as older
    inner join film_arrivals as newer on older.is_older and not newer.is_older
),

film_years as (
    select
        *,
        row_number() over (order by added_year) as place,
        row_number() over (order by added_year desc) as place_from_last
    from {{ ref('rpt_catalogue_age_when_added') }}
    where type = 'Movie' and title_count >= 500
),

film_ages as (
    select
        early.added_year as early_year,
        late.added_year as late_year,
        early.ten_years_or_older_share as early_share,
        late.ten_years_or_older_share as late_share,
        early.title_count as early_count,
        late.title_count as late_count
    from film_years as early
    inner join film_years as late on early.place = 1 and late.place_from_last = 1
),

season_counts as (
    select
        sum(series_count) as series_count,
        max(case when season_count = 1 then series_share end) as one_season_share,
        max(case when season_count = 5 then share_with_at_least end) as five_seasons_share
    from {{ ref('rpt_catalogue_seasons') }}
),

title_countries as (
    select
        country,
        count(*) over (partition by show_id) as country_count
    from {{ ref('fct_catalogue_countries') }}
),

country_shares as (
    select
        country,
        count(*) as title_count,
        count(case when country_count > 1 then 1 end) as shared_count,
        cast(count(case when country_count > 1 then 1 end) as double) / count(*) as shared_share
    from title_countries
    group by country
    having count(*) >= 50
),

country_places as (
    select
        *,
        row_number() over (order by shared_share desc, country) as place,
        row_number() over (order by shared_share, country) as place_from_last,
        count(*) over () as listed_country_count,
        sum(title_count) over () as title_sum
    from country_shares
),

coproducers as (
    select
        most.country as most_country,
        most.shared_share as most_share,
        least.country as least_country,
        least.shared_share as least_share,
        most.listed_country_count,
        most.title_sum
    from country_places as most
    inner join country_places as least on most.place = 1 and least.place_from_last = 1
),

series_makers as (
    select
        count(*) as listed_country_count,
        count(case when series_count > film_count then 1 end) as maker_count,
        min(case when series_count > film_count then 1.0 * series_count / title_count end)
            as least_share,
        {{ join_items('case when series_count > film_count then country end') }} as makers,
        sum(title_count) as title_sum
    from {{ ref('rpt_catalogue_countries') }}
    where title_count >= 50
),

directed as (
    select
        count(case when type = 'TV Show' then 1 end) as series_count,
        cast(count(case when type = 'TV Show' and director is null then 1 end) as double)
        / nullif(count(case when type = 'TV Show' then 1 end), 0) as series_share,
        cast(count(case when type = 'Movie' and director is null then 1 end) as double)
        / nullif(count(case when type = 'Movie' then 1 end), 0) as film_share
    from titles
)

{{ finding(
    relation='first_days',
    is_held='film_count >= 100 and older_share >= 0.2 and older_share >= 1.5 * newer_share',
    finding_id='catalogue_first_of_month', position=110, area='catalogue', audience='fan',
    headline='[percent older_share] of older films arrive on the first day of a month',
    claim='Of the films that were five years old or more when they were added, [percent older_share]
        came on the first of a month, against [percent newer_share] of newer films; by chance it would
        be 3.3%.',
    value='older_share', unit='share',
    population='films of the catalogue added from 2016 on, five years or more after their release',
    population_count='film_count', period_from='first_on', period_to='last_on',
    caveat='One snapshot: films whose licence had ended are not in it, and they were older films too.',
    report='fct_catalogue_titles', figure='catalogue_age_when_added',
    action='Look for older films on the first of the month, not on the Friday of the new releases.',
    check='In a later catalogue file, count how many films of five years or more were added on a first:
        the share should stay far above 3.3%.'
) }}
union all
{{ finding(
    relation='film_ages cross join period',
    is_held='late_year - early_year >= 3 and late_share >= 1.5 * early_share',
    finding_id='catalogue_older_films', position=120, area='catalogue', audience='analyst',
    headline='Of the films added in [year late_year], [percent late_share] were ten years old or older;
        of those added in [year early_year], [percent early_share]',
    claim='Among the films that were on the service in [year last_year], the later the year of addition,
        the older the films. Part of that is survival: older films are mostly licensed, and licences of
        [year early_year] had time to end.',
    value='late_share', unit='share',
    low=wilson_bound('late_share', 'late_count', '-'),
    high=wilson_bound('late_share', 'late_count', '+'),
    population='films added in [year late_year]', population_count='late_count',
    period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson, as if the films of the year were a sample of such years',
    caveat='Do not read it as a change of buying: the file shows what stayed, not what was bought. A file
        of [year early_year] would be needed to tell the two apart.',
    report='rpt_catalogue_age_when_added', figure='catalogue_age_when_added'
) }}
union all
{{ finding(
    relation='season_counts cross join period',
    is_held='series_count >= 100 and one_season_share >= 0.5',
    finding_id='catalogue_one_season', position=130, area='catalogue', audience='programmer',
    headline='[percent one_season_share] of series have one season; [percent five_seasons_share] reach five',
    claim='Most series of the catalogue have a single season, and only [percent five_seasons_share] have
        five or more: at the time of the file, a second season was the exception.',
    value='one_season_share', unit='share',
    population='series of the catalogue', population_count='series_count',
    period_from='first_on', period_to='last_on',
    caveat='A series that had just begun counts as one season, and only the seasons on the service
        count: the share that ever gets a second one is higher.',
    report='rpt_catalogue_seasons', figure='catalogue_seasons',
    action='Plan and price a first season as if it were the only one, with an option on the second.',
    check='In a catalogue file two years later, count how many of these series of one season have a
        second: the option pays if clearly more than a third have.'
) }}
union all
{{ finding(
    relation='coproducers cross join period',
    is_held='listed_country_count >= 5 and most_share >= 0.6 and least_share <= 0.2',
    finding_id='catalogue_coproductions', position=140, area='catalogue', audience='programmer',
    headline='[percent most_share] of the titles of [text most_country] are co-productions,
        [percent least_share] of those of [text least_country]',
    claim='Among the [count listed_country_count] countries with 50 titles or more, [text most_country]
        shares most of its titles with another country and [text least_country] fewest: a country’s
        number of titles says little of what it makes alone.',
    value='most_share', unit='share', low='least_share', high='most_share',
    population='countries with 50 titles or more; each title counts in each of its countries',
    population_count='listed_country_count', period_from='first_on', period_to='last_on',
    uncertainty='The interval runs from the lowest to the highest of the countries',
    caveat='Countries are those of production as the file lists them; titles without any are left out.',
    report='fct_catalogue_countries', figure='catalogue_coproductions',
    action='For titles of a country of co-productions, buy through the partner that leads them; where a
        country makes its titles alone, keep a buyer there.',
    check='Compare the price per hour viewed of titles bought either way in the next half-year.'
) }}
union all
{{ finding(
    relation='series_makers cross join period',
    is_held='maker_count between 1 and 5 and maker_count * 4 <= listed_country_count',
    finding_id='catalogue_series_countries', position=150, area='catalogue', audience='fan',
    headline='Only [count maker_count] of [count listed_country_count] countries have more series than
        films: [text makers]',
    claim='Among the countries with 50 titles or more, these bring mostly series ([percent least_share]
        or more of their titles); all others bring mostly films.',
    value='maker_count', unit='countries',
    population='countries with 50 titles or more', population_count='listed_country_count',
    period_from='first_on', period_to='last_on',
    caveat='A title of several countries counts in each. One snapshot, and of series only what was on
        the service then.',
    report='rpt_catalogue_countries', figure='catalogue_countries'
) }}
union all
{{ finding(
    relation='directed cross join period',
    is_held='series_count >= 100 and series_share >= 0.7 and film_share <= 0.2',
    finding_id='catalogue_directors_of_films', position=160, area='catalogue', audience='analyst',
    headline='[percent series_share] of series name no director: a ranking of directors is one of films',
    claim='The catalogue names no director for [percent series_share] of series, but only for
        [percent film_share] of films, so that counts of directors, and of the works that they share
        with a cast, speak of films alone.',
    value='series_share', unit='share',
    population='series of the catalogue', population_count='series_count',
    period_from='first_on', period_to='last_on',
    caveat='The file gives one list of directors per title; those of single episodes are not in it.',
    report='rpt_catalogue_data_quality', figure='catalogue_data_quality'
) }}
