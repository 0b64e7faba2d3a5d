with

period as (
    select
        min(played_on) as first_on,
        max(played_on) as last_on
    from {{ ref('fct_viewing_plays') }}
),

-- Of the genre or country that stands out most of all profiles.
clearest as (
    select
        *,
        sum(case when feature_type = 'era' then title_count end) over (partition by profile_label)
            as known_count,
        row_number() over (
            order by
                case when feature_type in ('genre', 'country') then affinity_low end
                desc nulls last,
                profile_label,
                feature
        ) as clear_place
    from {{ ref('rpt_taste_affinities') }}
),

liked as (
    select * from clearest
    where clear_place = 1
)

{{ finding(
    relation='liked cross join period',
    is_held='affinity_low >= 1.1 and title_count >= 10',
    finding_id='viewing_taste', position=697, area='viewing', audience='fan',
    headline='One taste stands out: [text feature], chosen [decimal affinity] times as often as the
        catalogue offers it',
    claim='Of as many films and series drawn from the catalogue, [decimal expected_count] would be of
        [text feature]; [text profile_label] chose [count title_count].',
    value='affinity', unit='ratio',
    population='titles that [text profile_label] watched and the catalogue lists',
    population_count='known_count',
    period_from='first_on', period_to='last_on',
    low='affinity_low', high='affinity_high',
    uncertainty='95% interval, shrunk towards 1',
    caveat='The clearest of all genres and countries is picked, so that it looks stronger than it is. Titles
        newer than the catalogue file are not known.',
    report='rpt_taste_affinities', figure='taste_affinities',
    action='Try the list “outside your bubble” of rpt_recommendations for a month.',
    check='The affinity of the next quarter in rpt_taste_quarters is below 1.'
) }}
