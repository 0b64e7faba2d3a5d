-- What remains of a title to be read once the words for a clip and the number of the episode are off.
with

episode_suffixes as (
    select
        content,
        min(number) as number
    from {{ ref('int_viewing_title_marks') }}
    where role = 'episode' and number is not null
    group by content
),

clip_words as (
    select distinct content
    from {{ ref('int_viewing_title_marks') }}
    where role = 'clip'
),

-- `Trailer: Show`, `Show: Season 2 Trailer`
clip_pieces as (
    select
        pieces.title_text,
        max(case when pieces.position = 1 then 1 else 0 end) as leading,
        max(case when pieces.position = pieces.piece_count then 1 else 0 end) as trailing
    from {{ ref('int_viewing_title_pieces') }} as pieces
    inner join clip_words on pieces.content = clip_words.content
    where pieces.piece_count > 1
    group by pieces.title_text
),

read as (
    select
        texts.title_text,
        texts.full_text,
        texts.bracket_text,
        texts.unbracketed_text,
        first_pieces.piece_count,
        episode_suffixes.content is not null as has_suffix,
        episode_suffixes.number as suffix_number,
        bracketed.content is not null as is_bracketed_clip,
        texts.is_clip_file,
        case
            when first_pieces.piece_count = 1 and texts.bracket_text is null
                then coalesce(long_tails.content, tails.content)
        end as clip_tail,
        coalesce(clip_pieces.leading, 0) as leading,
        case
            when episode_suffixes.content is not null then 0
            -- `Trailer: Clip` has to be called something
            when first_pieces.piece_count = 2 and clip_pieces.leading = 1 then 0
            else coalesce(clip_pieces.trailing, 0)
        end as trailing
    from {{ ref('int_viewing_title_texts') }} as texts
    inner join {{ ref('int_viewing_title_pieces') }} as first_pieces
        on texts.title_text = first_pieces.title_text and first_pieces.position = 1
    left join episode_suffixes on texts.bracket_text = episode_suffixes.content
    left join clip_words as bracketed on texts.bracket_text = bracketed.content
    left join clip_pieces on texts.title_text = clip_pieces.title_text
    left join clip_words as long_tails
        on
            {{ regexp_extract('texts.unbracketed_text', ' ((?:[^ ]+ ){2}[^ ]+)$') }}
            = long_tails.content
    left join clip_words as tails
        on {{ regexp_extract('texts.unbracketed_text', ' ([^ ]+ [^ ]+)$') }} = tails.content
)

select
    read.title_text,
    read.is_clip_file
    or read.is_bracketed_clip
    or read.clip_tail is not null
    or read.leading + read.trailing > 0 as is_clip,
    read.has_suffix,
    read.suffix_number,
    case when read.has_suffix then read.bracket_text end as suffix_text,
    1 + read.leading as first_position,
    read.piece_count - read.trailing as last_position,
    coalesce(before.ends_at, 0) as starts_at,
    case
        when read.clip_tail is not null
            then trim(
                left(
                    read.unbracketed_text,
                    length(read.unbracketed_text) - length(read.clip_tail)
                )
            )
        when read.trailing = 1 then {{ without_colon('left(read.unbracketed_text, last.ends_at)') }}
        when read.has_suffix or read.is_bracketed_clip then read.unbracketed_text
        else read.full_text
    end as body_text,
    case when read.has_suffix then read.full_text end as suffixed_text
from read
left join {{ ref('int_viewing_title_pieces') }} as before
    on read.title_text = before.title_text and before.position = read.leading
left join {{ ref('int_viewing_title_pieces') }} as last
    on
        read.title_text = last.title_text
        and last.position = read.piece_count - read.trailing
