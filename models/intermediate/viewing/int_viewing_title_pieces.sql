with

marked as (
    select
        title_text,
        {{ marked_pieces('unbracketed_text') }} as marked_text
    from {{ ref('int_viewing_title_texts') }}
),

pieces as (
    {{ split_pieces('marked', 'title_text', 'marked_text', piece_separator(), 'piece') }}
),

measured as (
    select
        *,
        cast(
            sum(length(piece)) over (
                partition by title_text
                order by position
                rows between unbounded preceding and current row
            ) as integer
        ) as ends_at,
        cast(count(*) over (partition by title_text) as integer) as piece_count
    from pieces
)

select
    title_text,
    position,
    {{ without_colon('piece') }} as content,
    ends_at - length(piece) as starts_at,
    ends_at,
    piece_count
from measured
