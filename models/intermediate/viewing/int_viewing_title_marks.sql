-- A piece is a token or it is not, wherever it stands: each spelling is looked up once.
with

tokens as (
    select
        language,
        language_order,
        role,
        number,
        second_role,
        {{ plain_digits("replace(token, '#', '0')") }} as spelled
    from {{ ref('viewing_tokens') }}
),

folded_tokens as (
    select
        *,
        {{ fold_text('spelled') }} as folded,
        lower({{ normalize_nfc('spelled') }}) as lowered
    from tokens
),

token_keys as (
    select distinct
        language,
        language_order,
        role,
        number,
        second_role,
        {{ token_key('folded') }} as token_key,
        {{ token_key('lowered') }} as spelled_key
    from folded_tokens
),

folded_numbers as (
    select
        {{ fold_text('word') }} as word,
        number
    from {{ ref('viewing_numbers') }}
),

numbers as (
    select
        word,
        min(number) as number
    from folded_numbers
    group by word
),

-- Short of a colon, a clip's name ends in what it is: `Show Season 2 Trailer`.
contents as (
    select content
    from {{ ref('int_viewing_title_pieces') }}
    where piece_count > 1

    union

    select bracket_text as content
    from {{ ref('int_viewing_title_texts') }}
    where bracket_text is not null

    union

    select {{ regexp_extract('unbracketed_text', ' ((?:[^ ]+ ){2}[^ ]+)$') }} as content
    from {{ ref('int_viewing_title_texts') }}

    union

    select {{ regexp_extract('unbracketed_text', ' ([^ ]+ [^ ]+)$') }} as content
    from {{ ref('int_viewing_title_texts') }}
),

digits as (
    select
        content,
        {{ plain_digits('content') }} as spelled
    from contents
    -- No token is longer.
    where length(content) <= 40 and content <> ''
),

lowered as (
    select
        content,
        {{ fold_text('spelled') }} as folded,
        lower(spelled) as lowered
    from digits
),

keyed as (
    select
        content,
        folded,
        {{ token_key('folded') }} as token_key,
        {{ token_key('lowered') }} as spelled_key
    from lowered
),

-- A number may be a word: the last, the first, or characters within one.
worded as (
    select
        content,
        {{ regexp_extract('token_key', '([^ ]+)$') }} as word,
        {{ regexp_replace_all('token_key', ' ?[^ ]+$', '#') }} as token_key
    from keyed
    where not contains(token_key, '#')

    union all

    select
        content,
        {{ regexp_extract('token_key', '^([^ ]+)') }} as word,
        {{ regexp_replace_all('token_key', '^[^ ]+ ?', '#') }} as token_key
    from keyed
    where not contains(token_key, '#')

    union all

    select
        content,
        {{ regexp_extract('token_key', '([一二三四五六七八九十壱弐参]+)') }} as word,
        {{ regexp_replace_all('token_key', ' *[一二三四五六七八九十壱弐参]+ *', '#') }} as token_key
    from keyed
    where not contains(token_key, '#')

    union all

    -- `シーズンII`
    select
        content,
        {{ regexp_extract('token_key', '^[^a-z]+([ivx]+)[^a-z]*$') }} as word,
        {{ regexp_replace_all('token_key', ' *[ivx]+ *', '#') }} as token_key
    from keyed
    where not contains(token_key, '#')
),

spellings as (
    select
        content,
        token_key,
        spelled_key,
        cast({{ regexp_extract('folded', '^[^0-9]*([0-9]{1,4})') }} as integer) as number,
        cast(
            {{ regexp_extract('folded', '^[^0-9]*[0-9]+[^0-9]+([0-9]{1,4})') }} as integer
        ) as second_number,
        false as is_in_words
    from keyed

    union all

    select
        worded.content,
        worded.token_key,
        cast(null as {{ dbt.type_string() }}) as spelled_key,
        numbers.number,
        cast(null as integer) as second_number,
        true as is_in_words
    from worded
    inner join numbers on worded.word = numbers.word
)

select
    spellings.content,
    token_keys.role,
    token_keys.language,
    token_keys.language_order,
    min(coalesce(token_keys.number, spellings.number)) as number,
    min(case when token_keys.second_role = 'part' then spellings.second_number end) as part_number,
    min(case when token_keys.second_role = 'episode' then spellings.second_number end)
        as episode_number,
    -- `Episódio` is Portuguese, `Episodio` is not.
    max(case when spellings.spelled_key = token_keys.spelled_key then 1 else 0 end) as is_exact,
    min(case when spellings.is_in_words then 1 else 0 end) as is_in_words
from spellings
inner join token_keys on spellings.token_key = token_keys.token_key
group by
    spellings.content, token_keys.role, token_keys.language, token_keys.language_order
