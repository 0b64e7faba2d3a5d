{#- One condition per rule on the title row: rule, condition, evidence. -#}
{%- set title_rules = [
    ['show_id_missing', 'is_show_id_made', 'title'],
    ['type_inferred', 'is_type_inferred', 'type'],
    ['rating_holds_duration', 'has_repaired_rating', 'duration_text'],
    ['rating_missing', 'rating is null', 'title'],
    ['duration_missing', 'duration_text is null', 'title'],
    ['duration_unreadable', 'duration_text is not null and duration_minutes is null and season_count is null',
        'duration_text'],
    ['date_added_missing', 'added_on is null and not has_unreadable_date', 'title'],
    ['date_added_unreadable', 'has_unreadable_date', 'title'],
    ['date_added_leading_blank', 'has_leading_blank_date', 'title'],
    ['added_before_release', 'is_added_before_release', 'title'],
    ['release_year_missing', 'release_year is null', 'title'],
    ['director_missing', 'director is null', 'title'],
    ['cast_missing', 'cast_members is null', 'title'],
    ['country_missing', 'countries is null', 'title'],
    ['country_stray_comma', regexp_like('countries', '^,|,$'), 'countries'],
    ['genres_missing', 'genres is null', 'title'],
    ['title_spreadsheet_date', 'has_spreadsheet_title', 'title'],
    ['title_no_break_space', regexp_like('title_cell', '[\\x{A0}\\x{202F}]'), 'title'],
    ['title_invisible_character', regexp_like('title_cell', invisible_class()), 'title'],
    ['title_double_space', regexp_like('title_cell', '[^ ]  +[^ ]'), 'title'],
    ['title_line_break', regexp_like('title_cell', '[\\x{0A}\\x{0D}]'), 'title'],
    ['title_curly_quote', regexp_like('title', '[\\x{2018}-\\x{201F}]'), 'title'],
    ['title_non_latin', regexp_like('title', '[\\x{0370}-\\x{1CFF}\\x{2C80}-\\x{2DFF}\\x{3040}-\\x{D7FF}\\x{F900}-\\x{FAFF}]'), 'title'],
    ['title_digits_only', regexp_like('title', '^[0-9]+$'), 'title'],
    ['title_year_suffix', regexp_like('title', '[(](?:19|20)[0-9]{2}[)]$'), 'title'],
    ['title_language_version', regexp_like('title', language_version_pattern()), 'title'],
    ['description_line_break', 'contains(description, ' ~ character(10) ~ ') or contains(description, ' ~ character(13) ~ ')', 'title'],
] -%}

{#- Read in place: the engines would copy a CTE that is read so often. -#}
{%- set titles = ref('int_catalogue_titles') -%}

with

shared_descriptions as (
    select description
    from {{ titles }}
    where description is not null
    group by description
    having count(*) > 1
)

{% for rule, condition, evidence in title_rules %}
select
    '{{ rule }}' as rule,
    show_id as subject,
    {{ evidence }} as evidence
from {{ titles }}
where {{ condition }}

union all
{% endfor %}
select
    'rating_not_recognised' as rule,
    titles.show_id as subject,
    titles.rating as evidence
from {{ titles }} as titles
left join {{ ref('maturity_ratings') }} as ratings on titles.rating = ratings.rating
where titles.rating is not null and ratings.rating is null

union all

select
    'description_shared' as rule,
    titles.show_id as subject,
    titles.title as evidence
from {{ titles }} as titles
inner join shared_descriptions on titles.description = shared_descriptions.description

union all

select
    'duplicate_' || duplicates.duplicate_rule as rule,
    duplicates.show_id as subject,
    titles.title as evidence
from {{ ref('int_catalogue_duplicates') }} as duplicates
inner join {{ titles }} as titles on duplicates.show_id = titles.show_id
