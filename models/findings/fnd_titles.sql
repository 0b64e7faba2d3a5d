with

half_years as (
    select
        half_year,
        hours_viewed,
        {{ half_year_starts_on('half_year') }} as starts_on,
        {{ half_year_ends_on('half_year') }} as ends_on
    from {{ ref('rpt_engagement_totals') }}
    where kind = 'all'
),

period as (
    select
        min(starts_on) as first_on,
        max(ends_on) as last_on,
        max(half_year) as last_half_year,
        max(starts_on) as last_from,
        count(*) as half_year_count
    from half_years
),

-- Weeks that lie wholly in a half-year; the lists must cover nearly all of it.
listed as (
    select
        half_years.half_year,
        count(distinct weeks.week_ending_on) as week_count,
        sum(weeks.hours_viewed) / max(half_years.hours_viewed) as listed_share
    from {{ ref('rpt_top10_hours_by_category') }} as weeks
    inner join half_years
        on
            weeks.week_ending_on <= half_years.ends_on
            and {{ days_between('half_years.starts_on', 'weeks.week_ending_on') }} >= 6
    group by half_years.half_year
    having count(distinct weeks.week_ending_on) >= 25
),

coverage as (
    select
        count(*) as covered_count,
        sum(week_count) as week_count,
        max_by(listed_share, half_year) as last_share,
        min(listed_share) as least_share,
        max(listed_share) as most_share
    from listed
),

charted as (
    select distinct engagement_title_id from {{ ref('bridge_top10_engagement') }}
),

most_watched as (
    select
        reported.half_year,
        reported.kind,
        reported.title,
        reported.title_id,
        reported.hours_viewed,
        charted.engagement_title_id is not null as is_charted,
        row_number() over (
            partition by reported.half_year
            order by reported.hours_viewed desc, reported.published_title, reported.source_row
        ) as place
    from {{ ref('fct_engagement_half_years') }} as reported
    left join charted on reported.engagement_title_id = charted.engagement_title_id
),

hidden as (
    select
        count(*) as place_count,
        count(case when not is_charted then 1 end) as hidden_count,
        cast(count(case when not is_charted then 1 end) as double) / nullif(count(*), 0)
            as hidden_share,
        count(case when not is_charted and kind = 'series' then 1 end) as series_count,
        count(distinct case when not is_charted then title_id end) as work_count,
        max(case when not is_charted then hours_viewed end) as most_hours,
        max_by(title, case when not is_charted then hours_viewed end) as most_title
    from most_watched
    where place <= 100
),

matches as (
    select
        title_count,
        1 - matched_share as missing_share,
        right_count,
        missed_count,
        read_count
    from {{ ref('rpt_title_match_quality') }}
    where left_source = 'netflix_titles' and right_source = 'engagement' and kind = 'all'
),

snapshot as (
    select extract(year from max(added_on)) as snapshot_year
    from {{ ref('fct_catalogue_titles') }}
),

genres as (
    select
        supplied.genre,
        supplied.title_count,
        cast(supplied.matched_title_count as double) / supplied.title_count as found_share
    from {{ ref('rpt_demand_supply_genres') }} as supplied
    inner join period on supplied.half_year = period.last_half_year
    where supplied.kind = 'film' and supplied.title_count >= 100
),

genre_places as (
    select
        *,
        row_number() over (order by found_share desc, genre) as place,
        row_number() over (order by found_share, genre) as place_from_last,
        count(*) over () as genre_count
    from genres
),

stayers as (
    select
        most.genre as most_genre,
        most.found_share as most_share,
        least.genre as least_genre,
        least.found_share as least_share,
        least.title_count as least_count,
        most.genre_count
    from genre_places as most
    inner join genre_places as least on most.place = 1 and least.place_from_last = 1
)

{{ finding(
    relation='coverage cross join period',
    is_held='covered_count >= 2 and most_share <= 0.2',
    finding_id='titles_top10_is_a_fifth', position=510, area='titles', audience='analyst',
    headline='All four global Top 10 lists together show [percent last_share] of the hours viewed',
    claim='In each half-year that both sources cover it was between [percent least_share] and
        [percent most_share]: what the lists leave out is four fifths of viewing or more.',
    value='last_share', unit='share', low='least_share', high='most_share',
    population='weekly lists of forty titles that lie wholly in a half-year reported',
    population_count='week_count', period_from='first_on', period_to='last_on',
    uncertainty='lowest and highest of the half-years',
    caveat='Up to six days at each end of a half-year are in no whole week and not counted, nor are the
        hours of a title outside its weeks in a list.',
    report='rpt_top10_hours_by_category', figure='top10_hours',
    action='Do not infer demand from the Top 10 alone: weigh it with the engagement report.',
    check='Redo a ranking of genres or countries by both sources: where they differ, the lists
        have missed it.'
) }}
union all
{{ finding(
    relation='hidden cross join period',
    is_held='place_count >= 200 and hidden_share between 0.05 and 0.5',
    finding_id='titles_watched_but_never_listed', position=520, area='titles', audience='programmer',
    headline='[percent hidden_share] of the 100 most watched titles of a half-year never made a global Top
        10',
    claim='[count hidden_count] of [count place_count] places, held by [count work_count] works;
        [count series_count] are seasons of series, watched for months and in no week among the ten. Most
        hours had [title most_title]: [large most_hours] in half a year.',
    value='hidden_share', unit='share',
    low=wilson_bound('hidden_share', 'place_count', '-'),
    high=wilson_bound('hidden_share', 'place_count', '+'),
    population='the 100 titles of most hours in each of [count half_year_count] half-years',
    population_count='place_count', period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson, as if places were independent; a title may hold one in several
        half-years',
    caveat='Each season counts for itself: another season of the same series may have been listed. Lists
        before July 2021 are not in the data.',
    report='fct_engagement_half_years', figure='engagement_long_tail',
    action='Name the licensed series among them and renew them first: nobody sees them in the lists.',
    check='In the next report, compare the hours of those renewed with those that had left.'
) }}
union all
{{ finding(
    relation='matches cross join period cross join snapshot',
    is_held='title_count >= 1000 and missing_share >= 0.2 and half_year_count >= 2
        and right_count >= 50',
    finding_id='titles_gone_from_the_catalogue', position=530, area='titles', audience='analyst',
    headline='[percent missing_share] of the catalogue of [year snapshot_year] is in no engagement report',
    claim='They have left the service, or were watched for less than 50,000 hours in each of
        [count half_year_count] half-years.',
    value='missing_share', unit='share',
    low='missing_share * right_count / nullif(right_count + missed_count, 0)', high='missing_share',
    population='titles of the catalogue', population_count='title_count',
    period_from='first_on', period_to='last_on',
    uncertainty='from the share of true pairs found among those read by hand, taken for all, to the share
        as matched',
    caveat='The two reasons cannot be told apart. Of [count read_count] pairs taken for the same and read
        by hand, [count right_count] were; [count missed_count] more were missed.',
    report='rpt_title_match_quality', figure='catalogue_additions_by_year',
    action='Use a catalogue file for what was offered in its own year alone.',
    check='Match a newer catalogue file: the share in no report should fall with its age.'
) }}
union all
{{ finding(
    relation='stayers cross join period cross join snapshot',
    is_held='genre_count >= 8 and most_share >= 2 * least_share',
    finding_id='titles_genres_that_stay', position=540, area='titles', audience='fan',
    headline='Of the films of [year snapshot_year], [percent most_share] of [text most_genre] are
        still reported, [percent least_share] of [text least_genre]',
    claim='Among the [count genre_count] genres of 100 films or more these two are the extremes, by the
        films of the catalogue that the report of [text last_half_year] lists.',
    value='least_share', unit='share', low='least_share', high='most_share',
    population='films of the genre [text least_genre] in the catalogue', population_count='least_count',
    period_from='last_from', period_to='last_on',
    uncertainty='from the lowest to the highest of the genres',
    caveat='Films that have left and films of fewer than 50,000 hours cannot be told apart. A film has up
        to three genres.',
    report='rpt_demand_supply_genres', figure='demand_supply_film_genres'
) }}
