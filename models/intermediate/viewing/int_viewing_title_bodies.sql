-- What remains of a title once the words for a clip and the number of the episode are off.
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
        max(case when pieces.position = 1 then 1 else 0 end) as leading_count,
        max(case when pieces.position = pieces.piece_count then 1 else 0 end) as trailing_count
    from {{ ref('int_viewing_title_pieces') }} as pieces
    inner join clip_words on pieces.content = clip_words.content
    where pieces.piece_count > 1
    group by pieces.title_text
),

cleared as (
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
        coalesce(clip_pieces.leading_count, 0) as leading_count,
        case
            when episode_suffixes.content is not null then 0
            -- `Trailer: Clip` has to be called something
            when first_pieces.piece_count = 2 and clip_pieces.leading_count = 1 then 0
            else coalesce(clip_pieces.trailing_count, 0)
        end as trailing_count
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
    cleared.title_text,
    cleared.is_clip_file
    or cleared.is_bracketed_clip
    or cleared.clip_tail is not null
    or cleared.leading_count + cleared.trailing_count > 0 as is_clip,
    cleared.has_suffix,
    cleared.suffix_number,
    case when cleared.has_suffix then cleared.bracket_text end as suffix_text,
    1 + cleared.leading_count as first_position,
    cleared.piece_count - cleared.trailing_count as last_position,
    coalesce(front.ends_at, 0) as starts_at,
    case
        when cleared.clip_tail is not null
            then trim(
                left(
                    cleared.unbracketed_text,
                    length(cleared.unbracketed_text) - length(cleared.clip_tail)
                )
            )
        when cleared.trailing_count = 1 then {{ without_colon('left(cleared.unbracketed_text, final.ends_at)') }}
        when cleared.has_suffix or cleared.is_bracketed_clip then cleared.unbracketed_text
        else cleared.full_text
    end as body_text,
    case when cleared.has_suffix then cleared.full_text end as suffixed_text
from cleared
left join {{ ref('int_viewing_title_pieces') }} as front
    on cleared.title_text = front.title_text and front.position = cleared.leading_count
left join {{ ref('int_viewing_title_pieces') }} as final
    on
        cleared.title_text = final.title_text
        and final.position = cleared.piece_count - cleared.trailing_count
