{%- set tasks = similarity_tasks() -%}
with

cases as (
    select
        task,
        title_id,
        min(cluster_name) as cluster_name,
        cast(count(*) as integer) as wanted_count
    from {{ ref('fct_similarity_cases') }}
    group by task, title_id
),

case_titles as (
    select distinct title_id from cases
),

{{ similar_pairs(tasks.groups, cases='case_titles') }},

-- Only what a model sees brings two works together.
keyed as (
    {%- for variant in tasks.variants %}
    select
        cases.task,
        '{{ variant.model }}' as model,
        cases.title_id,
        {{ similarity_key(
            similarity_score(
                'pairs.shared_' ~ variant.groups | join(' + pairs.shared_'),
                'a.points_' ~ variant.groups | join(' + a.points_'),
                '(b.points_' ~ variant.groups | join(' + b.points_') ~ ')'
            ),
            'pairs.number_b'
        ) }} as pair_key
    from cases
    inner join works as a on cases.title_id = a.title_id
    inner join pairs on a.title_number = pairs.number_a
    inner join works as b on pairs.number_b = b.title_number
    where
        cases.task = '{{ variant.task }}'
        and (
            {%- for group in variant.groups %}
            {{ '+ ' if not loop.first }}pairs.rare_{{ group }}
            {%- endfor %}
        ) > 0
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

ranked as (
    select
        task,
        model,
        title_id,
        pair_key,
        row_number() over (partition by task, model, title_id order by pair_key desc) as place
    from keyed
),

genre_lists as (
    select
        title_id,
        {{ join_items('genre', '|') }} as genres
    from {{ ref('bridge_title_genres') }}
    group by title_id
),

-- The baseline without any weights: titles of the same genres, in an order that means nothing.
same_genres as (
    select
        cases.task,
        cases.title_id,
        others.title_id as similar_title_id,
        row_number() over (
            partition by cases.task, cases.title_id
            order by md5(cases.title_id || others.title_id)
        ) as place
    from cases
    inner join genre_lists as titles on cases.title_id = titles.title_id
    inner join genre_lists as others
        on titles.genres = others.genres and titles.title_id <> others.title_id
    where cases.task <> 'genres left out'
),

lists as (
    select
        ranked.task,
        ranked.model,
        ranked.title_id,
        works.title_id as similar_title_id
    from ranked
    inner join works on {{ number_of_key('ranked.pair_key') }} = works.title_number
    where ranked.place <= 10

    union all

    select
        task,
        'same genres' as model,
        title_id,
        similar_title_id
    from same_genres
    where place <= 10
),

hits as (
    select
        lists.task,
        lists.model,
        lists.title_id,
        cast(count(*) as integer) as hit_count
    from lists
    inner join {{ ref('fct_similarity_cases') }} as wanted
        on
            lists.task = wanted.task
            and lists.title_id = wanted.title_id
            and lists.similar_title_id = wanted.wanted_title_id
    group by lists.task, lists.model, lists.title_id
),

models as (
    {%- for variant in tasks.variants %}
    select
        '{{ variant.task }}' as task,
        '{{ variant.model }}' as model
    union all
    {%- endfor %}
    select distinct
        task,
        'same genres' as model
    from same_genres
)

select
    cases.task,
    models.model,
    cases.title_id,
    cases.cluster_name,
    cases.wanted_count,
    coalesce(hits.hit_count, 0) as hit_count,
    coalesce(hits.hit_count, 0) / cast(least(10, cases.wanted_count) as double) as recall
from cases
inner join models on cases.task = models.task
left join hits
    on
        cases.task = hits.task
        and models.model = hits.model
        and cases.title_id = hits.title_id
