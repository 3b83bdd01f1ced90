#include <zlib.h>

/* inflateInit is a macro, which Swift cannot call. */
static inline int gatehouse_inflate_begin(z_stream *stream) { return inflateInit(stream); }
