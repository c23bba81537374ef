//! Separate parts of a graph: what is in one has no bearing on what is in another.

/// For each node the number of its part; parts are numbered by their first nodes, and their number is given beside.
pub(crate) fn parts(nodes: usize, edges: impl Iterator<Item = (u32, u32)>) -> (Vec<u32>, usize) {
    let mut above: Vec<u32> = (0..nodes).map(|node| u32::try_from(node).unwrap_or(u32::MAX)).collect();
    for (one, other) in edges {
        let (one, other) = (root(&mut above, one), root(&mut above, other));
        // The earlier node is above, so that parts do not depend on the order of the edges.
        let (first, second) = if one < other { (one, other) } else { (other, one) };
        above[second as usize] = first;
    }
    let mut number_of = vec![u32::MAX; nodes];
    let mut count = 0;
    for node in 0..nodes {
        let top = root(&mut above, u32::try_from(node).unwrap_or(u32::MAX)) as usize;
        if number_of[top] == u32::MAX {
            number_of[top] = count;
            count += 1;
        }
        number_of[node] = number_of[top];
    }
    (number_of, count as usize)
}

/// The topmost node above this one, with the way to it made shorter.
fn root(above: &mut [u32], mut node: u32) -> u32 {
    while above[node as usize] != node {
        above[node as usize] = above[above[node as usize] as usize];
        node = above[node as usize];
    }
    node
}
