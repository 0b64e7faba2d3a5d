{%- set sides = [
    {
        'id': 'supply_film_genre_wanted', 'position': 550, 'of': 'genre', 'kind': 'film',
        'supply': 'under-supplied', 'figure': 'demand_supply_film_genres',
        'action': 'License more of [text name], up to the price per title paid for other genres.',
    },
    {
        'id': 'supply_film_genre_spare', 'position': 551, 'of': 'genre', 'kind': 'film',
        'supply': 'over-supplied', 'figure': 'demand_supply_film_genres',
        'action': 'Buy fewer titles of [text name], or cheaper ones, unless they serve another end.',
    },
    {
        'id': 'supply_series_genre_wanted', 'position': 552, 'of': 'genre', 'kind': 'series',
        'supply': 'under-supplied', 'figure': 'demand_supply_series_genres',
        'action': 'Order or license more series of [text name] before those of other genres.',
    },
    {
        'id': 'supply_series_genre_spare', 'position': 553, 'of': 'genre', 'kind': 'series',
        'supply': 'over-supplied', 'figure': 'demand_supply_series_genres',
        'action': 'Judge [text name] by cost per hour viewed, and cut the dearest first.',
    },
    {
        'id': 'supply_film_country_spare', 'position': 554, 'of': 'country', 'kind': 'film',
        'supply': 'over-supplied', 'figure': 'demand_supply_countries',
        'action': 'Buy films of [text name] for the countries that watch them, not for all.',
    },
] -%}

with

period as (
    select
        {{ half_year_starts_on('min(half_year)') }} as first_on,
        {{ half_year_ends_on('max(half_year)') }} as last_on
    from {{ ref('rpt_engagement_totals') }}
),

{% for of in ['genre', 'country'] -%}
{{ of }}_halves as (
    select
        half_year,
        kind,
        {{ of }} as name,
        '{{ of }}' as dimension,
        matched_title_count,
        matched_demand_supply_ratio as ratio,
        supply,
        matched_hours_coverage
    from {{ ref('rpt_demand_supply_countries' if of == 'country' else 'rpt_demand_supply_genres') }}
    where supply <> 'too few titles'
),

{% endfor -%}
halves as (
    select * from genre_halves
    union all
    select * from country_halves
),

names as (
    select
        dimension,
        kind,
        name,
        supply,
        count(*) as half_year_count,
        min(ratio) as least_ratio,
        max(ratio) as most_ratio,
        max_by(ratio, half_year) as last_ratio,
        max_by(matched_title_count, half_year) as title_count,
        max_by(matched_hours_coverage, half_year) as hours_coverage
    from halves
    group by dimension, kind, name, supply
),

last_half_year as (
    select max(half_year) as half_year from {{ ref('fct_engagement_half_years') }}
),

last_views as (
    select
        reported.title_id,
        cast(sum(reported.views) as double) as views
    from {{ ref('fct_engagement_half_years') }} as reported
    inner join last_half_year on reported.half_year = last_half_year.half_year
    group by reported.title_id
    having sum(reported.views) > 0
),

parts as (
    {% for of, members in [('genre', 'bridge_title_genres'), ('country', 'bridge_title_countries')] -%}
    select
        '{{ of }}' as dimension,
        titles.kind,
        {{ of }} as name,
        last_views.views,
        cast(1 as double) / count(*) over (partition by members.title_id) as part
    from {{ ref(members) }} as members
    inner join {{ ref('dim_titles') }} as titles on members.title_id = titles.title_id
    inner join last_views on members.title_id = last_views.title_id
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

viewed as (
    select
        dimension,
        kind,
        name,
        {{ exact_sum('part * views') }} / {{ exact_sum('part') }} as views_per_title
    from parts
    group by dimension, kind, name
),

viewed_on_average as (
    select
        dimension,
        kind,
        {{ exact_sum('part * views') }} / {{ exact_sum('part') }} as views_per_title
    from parts
    group by dimension, kind
),

counted as (
    select
        dimension,
        kind,
        count(distinct name) as name_count,
        count(distinct half_year) as half_year_count
    from halves
    group by dimension, kind
),

-- On one side in every half-year; of several the one that is furthest there in its worst half-year.
chosen as (
    select
        names.*,
        counted.name_count,
        viewed.views_per_title / viewed_on_average.views_per_title as views_ratio,
        row_number() over (
            partition by names.dimension, names.kind, names.supply
            order by
                case
                    when names.supply = 'over-supplied' then names.most_ratio
                    else -names.least_ratio
                end,
                names.name
        ) as place
    from names
    inner join counted
        on names.dimension = counted.dimension and names.kind = counted.kind
    inner join viewed
        on
            names.dimension = viewed.dimension
            and names.kind = viewed.kind
            and names.name = viewed.name
    inner join viewed_on_average
        on
            names.dimension = viewed_on_average.dimension
            and names.kind = viewed_on_average.kind
    where names.half_year_count = counted.half_year_count and counted.half_year_count >= 3
)

{% for side in sides -%}
{%- set unit = 'film' if side['kind'] == 'film' else 'series' -%}
{%- set plural = 'films' if side['kind'] == 'film' else 'series' -%}
{%- set among = 'genres' if side['of'] == 'genre' else 'countries' -%}
{{ finding(
    relation="(
        select chosen.*, period.first_on, period.last_on
        from chosen cross join period
        where chosen.dimension = '" ~ side['of'] ~ "' and chosen.kind = '" ~ side['kind'] ~ "'
            and chosen.supply = '" ~ side['supply'] ~ "' and chosen.place = 1
    ) as chosen",
    is_held='name_count >= 5 and ' ~ (
        'views_ratio >= 1.2' if side['supply'] == 'under-supplied' else 'views_ratio <= 0.8'
    ),
    finding_id=side['id'], position=side['position'], area='titles', audience='programmer',
    headline='[text name]: a ' ~ unit ~ ' has [ratio last_ratio] times the hours of an average '
        ~ unit ~ ' of the catalogue',
    claim='It was [ratio least_ratio] to [ratio most_ratio] times in each of [count half_year_count]
        half-years, and stays on that side without the title of most hours, and by the median title.
        Running time alone does not explain it: by views it is [ratio views_ratio] times.',
    value='last_ratio', unit='ratio', low='least_ratio', high='most_ratio',
    population=plural ~ ' of the catalogue counted there that the last report lists',
    population_count='title_count', period_from='first_on', period_to='last_on',
    uncertainty='lowest and highest of the half-years',
    caveat='The furthest to this side among [count name_count] ' ~ among ~ ' with enough titles. The
        catalogue is an old snapshot: its ' ~ plural ~ ' have [percent hours_coverage] of the hours
        of ' ~ plural ~ ' in the report. Hours say nothing of cost.',
    report='rpt_demand_supply_countries' if side['of'] == 'country' else 'rpt_demand_supply_genres',
    figure=side['figure'], action=side['action'],
    check='In the next report, compare the hours per title of those bought so with those of the other
        purchases of the half-year.'
) }}
{{ 'union all' if not loop.last }}
{% endfor %}
