with

spellings as (
    select
        *,
        count(*) over (partition by spelling_key) as key_spelling_count,
        count(*) over (partition by person) as person_spelling_count
    from {{ ref('int_catalogue_person_spellings') }}
),

odd_names as (
    select
        spelling,
        case
            when
                {{ regexp_like('spelling', name_suffix_pattern()) }}
                then 'cast_suffix_orphan'
            else 'cast_sentence'
        end as rule
    from spellings
    where
        {{ regexp_like('spelling', name_suffix_pattern()) }}
        or (
            {{ regexp_like('spelling', '^(?:[^ ]+ ){5,}[^ ]+$') }}
            and {{ regexp_like('spelling', '(?: [a-z][^ ]*){2}') }}
        )
),

cast_sizes as (
    select
        show_id,
        count(*) as distinct_count
    from {{ ref('int_catalogue_people') }}
    where role = 'cast'
    group by show_id
)

select
    'country_not_recognised' as rule,
    countries.show_id as subject,
    countries.country as evidence
from {{ ref('int_catalogue_countries') }} as countries
left join {{ ref('countries') }} as reference on countries.country = reference.country
where reference.country is null

union all

select
    'country_historical' as rule,
    countries.show_id as subject,
    countries.country as evidence
from {{ ref('int_catalogue_countries') }} as countries
inner join {{ ref('countries') }} as reference on countries.country = reference.country
where reference.is_historical

union all

select
    'genre_not_recognised' as rule,
    genres.show_id as subject,
    genres.genre as evidence
from {{ ref('int_catalogue_genres') }} as genres
left join {{ ref('genres') }} as reference on genres.genre = reference.genre
where reference.genre is null

union all

select
    'cast_repeated_name' as rule,
    titles.show_id as subject,
    titles.title as evidence
from {{ ref('int_catalogue_titles') }} as titles
inner join cast_sizes on titles.show_id = cast_sizes.show_id
where
    -- the commas tell most casts apart without a look at their items
    case
        when
            length(titles.cast_members) - length(replace(titles.cast_members, ',', ''))
            >= cast_sizes.distinct_count
            then {{ item_count('titles.cast_members') }} > cast_sizes.distinct_count
        else false
    end

union all

select
    odd_names.rule,
    people.show_id as subject,
    people.spelling as evidence
from {{ ref('int_catalogue_people') }} as people
inner join odd_names on people.spelling = odd_names.spelling
where people.role = 'cast'

union all

select
    'person_invisible_character' as rule,
    spelling as subject,
    person as evidence
from spellings
where {{ regexp_like('spelling', invisible_class()) }}

union all

select
    'person_not_composed' as rule,
    spelling as subject,
    person as evidence
from spellings
where spelling <> {{ normalize_nfc('spelling') }}

union all

select
    case
        when person_spelling_count > 1 then 'person_spellings_merged' else
            'person_spellings_kept_apart'
    end as rule,
    spelling as subject,
    person as evidence
from spellings
where key_spelling_count > 1
