import RDF

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The time of day.
enum WallClock {
    /// This moment in UTC.
    static var now: XSDDateTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return XSDDateTime(secondsSince1970: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec) / 1_000_000 * 1_000_000)
    }
}
