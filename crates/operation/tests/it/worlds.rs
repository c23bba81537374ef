//! The small operations that scripts are played in.

/// One person over an exchange point, with everything that one can wait for.
pub(crate) const ONE: &str = "
place mos
place ank
place ber
vehicle falcon mos seats 2 stretchers 1
check doctors exchange
measure sweep ank arrival
measure search ank departure
measure fence ank once
group kra A B mos ank ber exchange ank step 0 gates consent fit legal document identity family
trip falcon mos ank
trip falcon ank ber
lot kra falcon.1 falcon.2
work doctors kra
work sweep falcon.1
work search falcon.2
work fence
gate out of kra holds kra checks doctors by A B from 1
";

/// One person who needs nothing but a ride.
pub(crate) const BARE: &str = "
place mos
place ber
vehicle falcon mos
group kra A B mos ber step 0
trip falcon mos ber
trip falcon ber mos
lot kra falcon.1
";

/// A gives in two steps, B in the step between, each by a vehicle of its own.
pub(crate) const STEPS: &str = "
place mos
place ber
vehicle falcon mos
vehicle heron mos
vehicle kite ber
group a1 A B mos ber step 0
group b1 B A ber mos step 1
group a2 A B mos ber step 2
trip falcon mos ber
trip kite ber mos
trip heron mos ber
lot a1 falcon.1
lot b1 kite.1
lot a2 heron.1
";

/// Two who leave at the same time over an exchange point, and one who is protected.
pub(crate) const TOGETHER: &str = "
place mos
place ank
place ber
vehicle falcon mos
vehicle kite ber
vehicle dove mos
group one A B mos ank ber exchange ank step 0
group other B A ber ank mos exchange ank step 0
group child A B mos ber protected gates consent
trip falcon mos ank
trip kite ber ank
trip falcon ank ber
trip kite ank mos
trip dove mos ber
lot one falcon.1 falcon.2
lot other kite.1 kite.2
lot child dove.1
gate both of one other holds one other by A B
simultaneous one other
";
